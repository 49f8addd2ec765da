// Wiring only: the session, the screen, the map's renderer and the platform, each told what the others need.
#include <utility>

#include "app/frame_clock.h"
#include "app/peek.h"
#include "app/session.h"
#include "assets.h"
#include "map/renderer.h"
#include "map/renderer_surface.h"
#include "platform/platform.h"
#include "ui/ui.h"

namespace {

using namespace kosh;

std::vector<InputFile> builtInDataset() {
  std::vector<InputFile> files;
  constexpr std::string_view kFolder = "data/almaty/";
  for (const Asset& file : assets())
    if (file.name.substr(0, kFolder.size()) == kFolder)
      files.push_back({std::string(file.name.substr(kFolder.size())), std::string(file.bytes)});
  return files;
}

Lang languageOf(std::string_view tag) {
  const std::string_view two = tag.substr(0, 2);
  return two == "kk" ? Lang::kk : two == "en" ? Lang::en : Lang::ru;
}

class App final : public platform::Client {
 public:
  bool start() {
    session_.view.lang = languageOf(platform::preferredLanguage());
    session_.view.theme = platform::prefersDark() ? Theme::dark : Theme::light;
    viewFromText(session_.view, platform::stored("view"));
    if (!openFiles(session_, builtInDataset())) return false;
    recallOwn();
    reopen("scenario", false);
    reopen("records", true);
    keptRecords_ = session_.records;
    session_.today = platform::today();
    refresh(session_, true);
    return true;
  }

  void created(const char* header) override {
    const auto shader = [](std::string_view name) { return std::string(asset(name)); };
    renderer_.create(shader("shaders/area.vert").c_str(), shader("shaders/area.frag").c_str(), header);
    surface_.create(shader("shaders/surface.vert").c_str(), shader("shaders/surface.frag").c_str(), header);
    uploaded_ = uploadedSurface_ = -1;
    clock_.wake();
  }

  void fontsNeeded(float scale) override {
    state_.fonts = ui::buildFonts({asset("fonts/regular.ttf"), asset("fonts/bold.ttf"), asset("fonts/symbols.ttf")}, scale);
  }

  void frame(const platform::FrameInfo& info) override {
    state_.now = info.seconds;
    state_.reducedMotion = info.prefersReducedMotion;
    session_.today = fixedToday_.empty() ? platform::today() : fixedToday_;
    carryOut(ui::draw(state_, session_, info.width, info.height));
    refresh(session_, !ui::busy());
    works_ = runsForecast(session_);
    clock_.animateUntil(state_.animateUntil);
    if (state_.toastUntil != toastUntil_) platform::requestFrameIn(state_.toastUntil - info.seconds + 0.05);  // to take it away
    toastUntil_ = state_.toastUntil;
    keep();
    describe();
  }

  void drawBelow(const platform::FrameInfo& info, float, float framebufferHeight) override {
    upload();
    const Rect& rect = state_.mapRect;
    if (rect.width <= 0) return;
    const Camera& camera = session_.view.camera;
    const Colour ground = tokens(session_.view.theme).map;
    renderer_.draw(camera, rect, rect, framebufferHeight, info.scale, ground, state_.areas);
    if (!state_.areasLeft.empty())
      renderer_.draw(camera, rect, {rect.x, rect.y, state_.swipeX - rect.x, rect.height}, framebufferHeight, info.scale, ground, state_.areasLeft);
    surface_.draw(camera, rect, rect, framebufferHeight, info.scale, state_.surface);
  }

  platform::Work work(double (*nowMs)()) override {
    if (!works_) return platform::Work::none;
    works_ = advanceForecast(session_, kSliceMs, nowMs);
    if (clock_.showsWork(nowMs() / 1000, works_)) return platform::Work::draw;
    return platform::Work::more;
  }

  bool wantsFrame(double seconds) override { return clock_.wantsNext(seconds); }

  void filesArrived(std::vector<platform::File> arrived) override {
    std::vector<InputFile> files;
    for (platform::File& file : arrived) files.push_back({std::move(file.name), std::move(file.bytes), file.readable});
    const bool beside = session_.view.page == Page::plan && session_.view.mode == MapMode::change;
    const bool plan = files.size() == 1 && formatOf(files[0].bytes) == "kosh/scenario";
    if (openFiles(session_, std::move(files), beside) && beside && plan) ui::tell(state_, Str::ChangeKeptToast);
    recallOwn();
    clock_.wake();
  }

  void addressChanged(std::string fragment) override {
    viewFromText(session_.view, fragment);
    fixedToday_ = dayFromText(fragment);
    if ((session_.forecast.waits = runsWait(fragment))) stopForecast(session_);
    const std::size_t at = fragment.find("s=1.");
    if (at == std::string::npos) return;
    Result<Scenario> read = scenarioFromLink(std::string_view(fragment).substr(at, fragment.find('&', at) - at), *session_.dataset);
    if (read) session_.scenario = std::move(*read.value);
    else session_.problems = std::move(read.problems);
  }

  void wheel(float, float, float notches, bool) override {
    state_.wheelNotches += notches;
    clock_.wake();
  }

  void picturing(bool on) override { state_.picture = on; }

  std::string peek(std::string_view what) override {
    if (what.substr(0, 5) == "rect:") return ui::rectOf(state_, what.substr(5));
    if (what == "focus") return '"' + state_.focused + '"';
    return peekSession(session_, what);
  }

 private:
  // What was kept comes back without remarks; a plan for other facts is not the user's mistake, but figures that do not
  // fit any more are told.
  void reopen(std::string_view key, bool tellRefusal) {
    const InputFile saved{"autosave.json", platform::stored(key)};
    if (saved.bytes.empty()) return;
    std::vector<Problem> told = session_.problems;
    const bool good = openFiles(session_, {saved});
    if (good || !tellRefusal) session_.problems = std::move(told);
  }

  // The figures that the user typed in over these facts before; of each dataset its own.
  void recallOwn() {
    if (session_.facts->fingerprint == recalledFor_) return;
    recalledFor_ = session_.facts->fingerprint;
    reopen("overlay-" + recalledFor_, true);
    keptOverlay_ = session_.overlay;
  }

  // What changed since the last frame.
  void upload() {
    if (uploaded_ != session_.meshVersion) {
      renderer_.upload(session_.mesh);
      surface_.upload(session_.mesh.vertices, session_.mesh.indices);
    }
    if (uploadedSurface_ != session_.surface.version) surface_.upload(session_.surface.atlas);
    uploaded_ = session_.meshVersion;
    uploadedSurface_ = session_.surface.version;
  }

  void carryOut(const ui::Requests& wanted) {
    if (wanted.undo) undo(session_);
    if (wanted.redo) redo(session_);
    if (wanted.pickFiles) platform::pickFiles();
    if (wanted.saveScenario) platform::download("kosh-plan.json", "application/json", writeScenario(session_.scenario, *session_.dataset));
    if (wanted.share) platform::copyText(platform::address() + "#" + scenarioToLink(session_.scenario, *session_.dataset) + "&" + viewToText(session_.view));
    if (wanted.overlay) setOverlay(session_, *wanted.overlay);
    if (wanted.saveOverlay) platform::download("kosh-figures.json", "application/json", writeOverlay(session_.overlay, *session_.facts));
    if (wanted.saveRecords) platform::download("kosh-records.json", "application/json", writeRecords(session_.records));
    if (const Rect& map = state_.mapRect; wanted.exportMap) platform::savePicture("kosh-map.png", map.x, map.y, map.width, map.height);
    if (wanted.stopRuns) stopForecast(session_);
    if (wanted.continueRuns) continueForecast(session_);
    if (wanted.dismissProblems) session_.problems.clear();
    if (session_.letter.document) deliver(wanted, *session_.letter.document);
  }

  void deliver(const ui::Requests& wanted, const Document& document) {
    const std::string name = documentFileName(document);
    if (wanted.printDocument) platform::openHtml(documentToHtml(document));
    if (wanted.saveTable) platform::download(name + ".csv", "text/csv", documentToCsv(document));
    if (wanted.saveWord) platform::office("docx", name + ".docx", documentToJson(document));
    if (wanted.saveSheet) platform::office("xlsx", name + ".xlsx", documentToJson(document));
  }

  // What survives a reload: the view, the scenario and the records once they are settled, and the own figures.
  void keep() {
    const std::string view = viewToText(session_.view);
    if (view != keptView_) {
      platform::store("view", view);
      platform::setLanguage(view.substr(5, 2));
      keptView_ = view;
    }
    if (!ui::busy() && !(session_.scenario == keptScenario_)) {
      platform::store("scenario", writeScenario(session_.scenario, *session_.dataset));
      keptScenario_ = session_.scenario;
    }
    if (!ui::busy() && !(session_.records == keptRecords_)) {
      platform::store("records", writeRecords(session_.records));
      keptRecords_ = session_.records;
    }
    if (!(session_.overlay == keptOverlay_)) {
      platform::store("overlay-" + recalledFor_, writeOverlay(session_.overlay, *session_.facts));
      keptOverlay_ = session_.overlay;
    }
  }

  // While the year plays or a handle is dragged, a screen reader would hear only beginnings.
  void describe() {
    if (session_.view.playing || ui::busy()) return;
    const std::string words = ui::spoken(session_);
    if (words == described_) return;
    platform::describe(words);
    described_ = words;
  }

  Session session_;
  ui::UiState state_;
  MapRenderer renderer_;
  SurfaceRenderer surface_;
  FrameClock clock_;
  bool works_ = false;      // runs of the forecast are left
  int uploaded_ = -1, uploadedSurface_ = -1;
  double toastUntil_ = 0;
  std::string keptView_, recalledFor_, described_;
  Scenario keptScenario_;
  Overlay keptOverlay_;
  Records keptRecords_;
  std::string fixedToday_;  // of the address, for a rehearsal and for tests; empty: the clock
};

}  // namespace

int main() {
  static App app;  // outlives main on the web, where frames come later
  if (!app.start()) return 1;
  return platform::run(app, "Kosh");
}
