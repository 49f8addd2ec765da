// The desktop window: waits for events, draws while something moves, keeps small texts in the user's folder.
#include <SDL.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

#include "backends/imgui_impl_sdl2.h"
#include "imgui.h"
#include "platform/frame.h"

namespace kosh::platform {
namespace {

constexpr int kSettleFrames = 3;       // after an event: popups and hovers need two
constexpr double kNever = std::numeric_limits<double>::infinity();

std::optional<std::vector<File>> dropped;  // while a drop goes on: what has come of it
int settle = kSettleFrames;
bool due = true;       // a frame is to be drawn, not only computed in
bool works = false;    // a long computation goes on
double wakeAt = kNever;

double now() { return double(SDL_GetPerformanceCounter()) / double(SDL_GetPerformanceFrequency()); }
double nowMs() { return now() * 1000; }

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using OpenFile = std::unique_ptr<std::FILE, CloseFile>;

std::optional<std::string> readFile(const std::string& path) {
  const OpenFile file(std::fopen(path.c_str(), "rb"));
  if (!file) return {};
  std::string bytes;
  char part[1 << 16];
  for (std::size_t size; (size = std::fread(part, 1, sizeof(part), file.get())) > 0;) bytes.append(part, size);
  if (std::ferror(file.get())) return {};
  return bytes;
}

void writeFile(const std::string& path, std::string_view bytes) {
  const OpenFile file(std::fopen(path.c_str(), "wb"));
  if (file) std::fwrite(bytes.data(), 1, bytes.size(), file.get());
}

std::string inUserFolder(std::string_view name) {
  char* folder = SDL_GetPrefPath("", "kosh");
  if (!folder) return {};
  std::string path = folder + std::string(name);
  SDL_free(folder);
  return path;
}

void addFile(std::vector<File>& files, const std::filesystem::path& path) {
  std::optional<std::string> bytes = readFile(path.string());
  files.push_back({path.filename().string(), bytes.value_or(""), bytes.has_value()});
}

bool isPart(const std::filesystem::path& path) { return path.extension() == ".json" || path.extension() == ".geojson"; }

// A file, or the parts that lie in a folder.
void addDropped(std::vector<File>& files, const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) return addFile(files, path);
  for (std::filesystem::directory_iterator it(path, error), end; !error && it != end; it.increment(error))
    if (isPart(it->path()) && !it->is_directory(error)) addFile(files, it->path());
}

// The files of one drop come one by one and are handed over together.
void handleDrop(Client& client, const SDL_Event& event) {
  if (event.type == SDL_DROPFILE) {
    if (!dropped) dropped.emplace();
    addDropped(*dropped, event.drop.file);
  } else if (event.type == SDL_DROPCOMPLETE && dropped) {
    client.filesArrived(std::move(*dropped));
    dropped.reset();
  }
  SDL_free(event.drop.file);
}

// False: the window was closed.
bool handle(Client& client, const SDL_Event& event) {
  ImGui_ImplSDL2_ProcessEvent(&event);
  settle = kSettleFrames;
  if (event.type == SDL_MOUSEWHEEL) {
    int x = 0, y = 0;
    SDL_GetMouseState(&x, &y);
    client.wheel(float(x), float(y), event.wheel.preciseY, (SDL_GetModState() & KMOD_CTRL) != 0);
  }
  if (event.type >= SDL_DROPFILE && event.type <= SDL_DROPCOMPLETE) handleDrop(client, event);
  return event.type != SDL_QUIT;
}

int millisecondsToWait() {
  if (settle > 0 || due || works) return 0;
  if (wakeAt == kNever) return -1;
  return int(std::clamp((wakeAt - now()) * 1000, 0.0, 1e6));
}

// All events that are there; sleeps until one comes when nothing else is to be done.
bool serve(Client& client) {
  SDL_Event event;
  const int wait = millisecondsToWait();
  bool some = wait < 0 ? SDL_WaitEvent(&event) : wait > 0 ? SDL_WaitEventTimeout(&event, wait) : SDL_PollEvent(&event);
  for (; some; some = SDL_PollEvent(&event))
    if (!handle(client, event)) return false;
  if (now() >= wakeAt) wakeAt = kNever, due = true;
  return true;
}

void drawOne(Screen& screen, Client& client) {
  const double time = now();  // also what the client is asked with: a slow frame must not jump over an animation's end
  draw(screen, client, time, false);
  if (inputWaits()) settle = kSettleFrames;
  else if (settle > 0) --settle;
  if (client.wantsFrame(time)) settle = std::max(settle, 1);
}

}  // namespace

int run(Client& client, const char* title) {
  Screen screen;
  if (!open(screen, title, 1440, 900)) {
    std::fprintf(stderr, "%s\n", SDL_GetError());
    return 1;
  }
  SDL_GL_SetSwapInterval(1);
  client.addressChanged("");
  client.created(kShaderHeader);
  while (serve(client)) {
    if (std::exchange(due, false) || settle > 0) drawOne(screen, client);
    const Work work = client.work(nowMs);
    works = work != Work::none;
    due = due || work == Work::draw;
  }
  return 0;
}

void requestFrame() { settle = kSettleFrames; }
void requestFrameIn(double seconds) { wakeAt = std::min(wakeAt, now() + seconds); }
void pickFiles() { SDL_ShowSimpleMessageBox(SDL_MESSAGEBOX_INFORMATION, "Kosh", ".json, .geojson", nullptr); }
void download(std::string_view name, std::string_view, std::string_view bytes) { writeFile(inUserFolder(name), bytes); }

void openHtml(std::string_view html) {
  const std::string path = inUserFolder("document.html");
  writeFile(path, html);
  SDL_OpenURL(("file://" + path).c_str());
}

void office(std::string_view, std::string_view, std::string_view) {}
void savePicture(std::string_view, float, float, float, float) {}  // only in the page
void copyText(std::string_view text) { SDL_SetClipboardText(std::string(text).c_str()); }
void setAddress(std::string_view) {}
std::string address() { return {}; }
void store(std::string_view key, std::string_view value) { writeFile(inUserFolder(key) + ".txt", value); }
std::string stored(std::string_view key) { return readFile(inUserFolder(key) + ".txt").value_or(""); }
bool prefersDark() { return false; }

std::string preferredLanguage() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(name); value && *value) return value;
  return {};
}

std::string today() {
  const std::time_t almaty = std::time(nullptr) + 5 * 3600;  // UTC+5
  char text[16];
  std::strftime(text, sizeof(text), "%Y-%m-%d", std::gmtime(&almaty));
  return text;
}

void describe(std::string_view) {}
void setLanguage(std::string_view) {}

}  // namespace kosh::platform
