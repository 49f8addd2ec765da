// The page: frames on demand in the browser. There is no main loop; an event, a timer or the program asks for a frame.
#include <SDL.h>
#include <emscripten.h>
#include <emscripten/html5.h>

#include <cstdlib>
#include <cstring>
#include <limits>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"  // ClearActiveID, InputTextState
#include "backends/imgui_impl_sdl2.h"
#include "platform/frame.h"
#include "platform/page.h"

namespace kosh::platform {
namespace {

constexpr int kSettleFrames = 3;  // after an event: popups and hovers need two
constexpr int kMostFramesAtOnce = 12;
constexpr double kNever = std::numeric_limits<double>::infinity();

Screen screen;
Client* client = nullptr;
std::string clipboard;
std::vector<File> arriving;  // files of one drop or pick
long frames = 0;
int settle = 0;
struct Picture {
  std::string name;  // empty: none is wanted
  float x = 0, y = 0, width = 0, height = 0;
} picture;
bool queued = false, due = false, lost = false, pinching = false;  // due: the next frame is drawn, not only computed in
double wakeAt = kNever;

double now() { return emscripten_get_now() / 1000; }

EM_BOOL onFrame(double, void*);

void schedule() {
  if (queued || lost || !client) return;
  queued = true;
  emscripten_request_animation_frame(onFrame, nullptr);
}

void wake() {
  settle = kSettleFrames;
  due = true;
  schedule();
}

void onTimer(void*) {
  if (wakeAt == kNever || now() + 0.002 < wakeAt) return;  // an earlier timer has done it
  wakeAt = kNever;
  due = true;
  schedule();
}

// SDL turns the first finger into a mouse; while two fingers pinch, that mouse is silent.
bool silenced(const SDL_Event& event) {
  return event.type == SDL_MOUSEWHEEL || (pinching && event.type == SDL_MOUSEMOTION && event.motion.which == SDL_TOUCH_MOUSEID);
}

// Returns whether the client's animation goes on.
bool drawOne() {
  koshCheckSize();
  SDL_Event event;
  while (SDL_PollEvent(&event))
    if (!silenced(event)) ImGui_ImplSDL2_ProcessEvent(&event);
  const double time = now();  // also what the client is asked with: a slow frame must not jump over an animation's end
  draw(screen, *client, time, koshPrefersReducedMotion());
  if (++frames == 1) koshReady();
  if (inputWaits()) settle = kSettleFrames;
  else if (settle > 0) --settle;
  return client->wantsFrame(time);
}

// At twice the density: the fonts are baked anew, so the first frames are for them.
void takePicture() {
  constexpr int kFrames = 3;
  const Picture wanted = std::exchange(picture, {});
  client->picturing(true);
  koshDensity(2);
  for (int i = 0; i < kFrames; ++i) drawOne();
  koshPicture(wanted.name.data(), int(wanted.name.size()), wanted.x, wanted.y, wanted.width, wanted.height);
  koshDensity(0);
  client->picturing(false);
  wake();
}

EM_BOOL onFrame(double, void*) {
  queued = false;
  if (lost) return EM_FALSE;
  if (!picture.name.empty()) takePicture();
  if (std::exchange(due, false)) due = drawOne() || settle > 0;
  const Work work = client->work(emscripten_get_now);
  due = due || work == Work::draw;
  if (due || work != Work::none) schedule();
  return EM_FALSE;
}

int onEvent(void*, SDL_Event* event) {
  if (event->type != SDL_POLLSENTINEL) wake();
  return 1;
}

void leaveField() {
  ImGui::GetIO().AddFocusEvent(false);
  ImGui::ClearActiveID();
  wake();
}

// The canvas may never get a blur (it need not have had the focus), so the focus is watched where it goes.
EM_BOOL onFocusIn(int, const EmscriptenFocusEvent* event, void*) {
  if (std::strcmp(event->id, "canvas") != 0 && std::strcmp(event->id, "keyboard") != 0) leaveField();
  return EM_FALSE;
}

// Told when the caret comes, moves or goes. After a touch the page opens its keyboard there.
void onCaret(ImGuiViewport*, ImGuiPlatformImeData* caret) {
  const bool touched = caret->WantVisible && ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen;
  const bool number = ImGui::GetCurrentContext()->InputTextState.Flags & ImGuiInputTextFlags_CallbackCharFilter;
  koshKeyboard(caret->InputPos.x, caret->InputPos.y, touched ? caret->InputLineHeight : 0, number);
}

EM_BOOL onWindowBlur(int, const EmscriptenFocusEvent*, void*) {
  leaveField();
  return EM_FALSE;
}

EM_BOOL onLost(int, const void*, void*) {
  lost = true;
  return EM_TRUE;  // prevents the default, which would be never to restore
}

EM_BOOL onRestored(int, const void*, void*) {
  lost = false;
  koshForgetGraphics();
  recreate(*client);
  wake();
  return EM_TRUE;
}

void setClipboard(void*, const char* text) { copyText(text); }
const char* getClipboard(void*) { return clipboard.c_str(); }

void listen() {
  SDL_AddEventWatch(onEvent, nullptr);
  emscripten_set_focusin_callback(EMSCRIPTEN_EVENT_TARGET_DOCUMENT, nullptr, false, onFocusIn);
  emscripten_set_blur_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, nullptr, false, onWindowBlur);
  emscripten_set_webglcontextlost_callback("#canvas", nullptr, false, onLost);
  emscripten_set_webglcontextrestored_callback("#canvas", nullptr, false, onRestored);
}

std::string take(char* text) {
  std::string taken = text ? text : "";
  std::free(text);
  return taken;
}

}  // namespace

int run(Client& served, const char* title) {
  SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, "#canvas");
  if (!open(screen, title, 1280, 720)) {
    koshRefuse();
    return 1;
  }
  koshSetTitle();  // SDL has put the window's title in place of the page's own
  client = &served;
  ImGuiIO& io = ImGui::GetIO();
  io.ConfigMacOSXBehaviors = koshIsMac();
  io.SetClipboardTextFn = setClipboard;
  io.GetClipboardTextFn = getClipboard;
  io.SetPlatformImeDataFn = onCaret;
  listen();
  client->addressChanged(take(koshFragment()));
  client->created(kShaderHeader);
  koshListen();
  wake();
  return 0;
}

void requestFrame() { wake(); }

void requestFrameIn(double seconds) {
  const double at = now() + seconds;
  if (at >= wakeAt) return;
  wakeAt = at;
  emscripten_async_call(onTimer, nullptr, int(seconds * 1000) + 1);
}

void pickFiles() { koshPickFiles(); }
void download(std::string_view name, std::string_view mime, std::string_view bytes) {
  koshDownload(name.data(), int(name.size()), mime.data(), int(mime.size()), bytes.data(), int(bytes.size()));
}
void openHtml(std::string_view html) { koshOpenHtml(html.data(), int(html.size())); }
void office(std::string_view kind, std::string_view name, std::string_view json) {
  koshOffice(kind.data(), int(kind.size()), name.data(), int(name.size()), json.data(), int(json.size()));
}

void savePicture(std::string_view name, float x, float y, float width, float height) {
  picture = {std::string(name), x, y, width, height};
  wake();
}
void copyText(std::string_view text) {
  clipboard = text;
  koshCopy(text.data(), int(text.size()));
}
void setAddress(std::string_view fragment) { koshSetAddress(fragment.data(), int(fragment.size())); }
std::string address() { return take(koshAddress()); }
void store(std::string_view key, std::string_view value) {
  koshStore(key.data(), int(key.size()), value.data(), int(value.size()));
}
std::string stored(std::string_view key) { return take(koshStored(key.data(), int(key.size()))); }
bool prefersDark() { return koshPrefersDark(); }
std::string preferredLanguage() { return take(koshLanguage()); }
std::string today() { return take(koshToday()); }
void describe(std::string_view text) { koshDescribe(text.data(), int(text.size())); }
void setLanguage(std::string_view tag) { koshSetLanguage(tag.data(), int(tag.size())); }

}  // namespace kosh::platform

// What the page calls (web/events.js). Buffers belong to the page.
extern "C" {
using namespace kosh::platform;

EMSCRIPTEN_KEEPALIVE void koshWake() { wake(); }

// A file of a drop or pick, a negative size for one that could not be read; koshFilesEnd when all are told.
EMSCRIPTEN_KEEPALIVE void koshFile(const char* name, const char* bytes, int size) {
  if (size < 0) arriving.push_back({name, "", false});
  else arriving.push_back({name, std::string(bytes, std::size_t(size))});
}

EMSCRIPTEN_KEEPALIVE void koshFilesEnd() {
  client->filesArrived(std::exchange(arriving, {}));
  wake();
}

EMSCRIPTEN_KEEPALIVE void koshLeave() { leaveField(); }

// A phone shows its keyboard only for a focus given while the touch is handled: so what the touch does is drawn at once.
EMSCRIPTEN_KEEPALIVE void koshTouched() {
  for (int left = kMostFramesAtOnce; left > 0 && settle > 0 && !lost; --left) drawOne();
}

EMSCRIPTEN_KEEPALIVE void koshFragmentChanged(const char* fragment) {
  client->addressChanged(fragment);
  wake();
}

EMSCRIPTEN_KEEPALIVE void koshWheel(float x, float y, float right, float up) {
  ImGui::GetIO().AddMouseWheelEvent(right, up);
  client->wheel(x, y, up, false);
  wake();
}

EMSCRIPTEN_KEEPALIVE void koshPinch(float x, float y, float notches) {
  ImGui::GetIO().AddMousePosEvent(x, y);
  client->wheel(x, y, notches, true);
  wake();
}

// The second finger came down: what the first one was dragging is let go. Both up: the mouse may speak again.
EMSCRIPTEN_KEEPALIVE void koshPinching(int on) {
  pinching = on != 0;
  if (!pinching) return;
  ImGuiIO& io = ImGui::GetIO();
  ImGui::ClearActiveID();
  io.AddMouseButtonEvent(0, false);
  wake();
}

EMSCRIPTEN_KEEPALIVE void koshPaste(const char* text) {
  clipboard = text;
  ImGuiIO& io = ImGui::GetIO();
  const ImGuiKey modifier = io.ConfigMacOSXBehaviors ? ImGuiMod_Super : ImGuiMod_Ctrl;
  io.AddKeyEvent(modifier, true);
  io.AddKeyEvent(ImGuiKey_V, true);
  io.AddKeyEvent(ImGuiKey_V, false);
  io.AddKeyEvent(modifier, false);
  wake();
}

// The platform knows two things itself: how many frames were drawn, and whether one is coming.
EMSCRIPTEN_KEEPALIVE const char* koshPeek(const char* what) {
  static std::string answer;
  if (std::strcmp(what, "frames") == 0) answer = std::to_string(frames);
  else if (std::strcmp(what, "busy") == 0) answer = queued ? "true" : "false";
  else answer = client->peek(what);
  return answer.c_str();
}
}
