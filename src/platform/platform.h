// The seam to the machine: window, frames on demand, files, storage, address. Two implementations, native and web.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace kosh::platform {

// What one frame is told. Sizes are in CSS pixels (points), `scale` device pixels per CSS pixel.
struct FrameInfo {
  double seconds = 0;        // monotonic clock
  float width = 0, height = 0;
  float scale = 1;
  bool prefersReducedMotion = false;
};

struct File {
  std::string name, bytes;
  bool readable = true;      // false: its bytes could not be had
};

// What is left of a long computation: nothing; more; draw: more or just ended, and the screen should show it.
enum class Work { none, more, draw };

// The program as the platform sees it.
class Client {
 public:
  virtual ~Client() = default;
  virtual void created(const char* shaderHeader) = 0;  // a context exists; again after a lost context came back
  virtual void fontsNeeded(float scale) = 0;           // first, and when the density changes; fonts are rebuilt here
  virtual void frame(const FrameInfo& info) = 0;       // between NewFrame and Render of the interface
  virtual void drawBelow(const FrameInfo& info, float framebufferWidth, float framebufferHeight) = 0;  // GL, before the interface
  virtual bool wantsFrame(double seconds) = 0;         // asked after each frame, with its own time: an animation draws its end
  // One slice of a long computation, a few milliseconds. Asked once an animation frame while it says there is more; it
  // draws nothing by itself. The clock tells milliseconds.
  virtual Work work(double (*nowMs)()) = 0;
  virtual void filesArrived(std::vector<File> files) = 0;  // all of one drop or pick; of a folder its .json and .geojson
  virtual void addressChanged(std::string fragment) = 0;  // at the start too, without '#'
  virtual void wheel(float x, float y, float notches, bool pinch) = 0;  // one notch of a mouse is 1, up is positive
  virtual void picturing(bool on) = 0;
  virtual std::string peek(std::string_view what) = 0;
};

// Opens the window and serves the client until it is closed (natively) or for ever (web). Returns the exit code.
int run(Client& client, const char* title);

void requestFrame();
void requestFrameIn(double seconds);          // one timer; an earlier request wins
void pickFiles();                             // call while handling a press; the files come to filesArrived
void download(std::string_view name, std::string_view mime, std::string_view bytes);
void openHtml(std::string_view html);         // a document in a new tab, to be read and printed
// The document's JSON as "docx" or "xlsx" (web/office.js); it comes as a download. Nothing happens natively.
void office(std::string_view kind, std::string_view name, std::string_view json);
// A picture (PNG) of a part of the page, CSS pixels, at two device pixels each at least. Between now and the end the
// client draws some frames at that density and is told of both ends by picturing().
void savePicture(std::string_view name, float x, float y, float width, float height);
void copyText(std::string_view text);
void setAddress(std::string_view fragment);   // replaces the current one
std::string address();                        // the whole address without the fragment; empty natively
void store(std::string_view key, std::string_view value);
std::string stored(std::string_view key);     // empty when there is nothing
bool prefersDark();
std::string preferredLanguage();              // "kk-KZ", "ru", ...
std::string today();                          // ISO date in Almaty (UTC+5)
void describe(std::string_view text);         // what a screen reader hears; polite live region
void setLanguage(std::string_view tag);       // the page's lang attribute

}  // namespace kosh::platform
