// A screen without a window for tests: frames, mouse and keys of Dear ImGui, and the parts drawn by a function.
#pragma once
#include <functional>
#include <memory>

#include "ui/widgets.h"

namespace kosh::ui {

class TestPage {
 public:
  explicit TestPage(std::function<void(Ui&)> draw) : draw_(std::move(draw)), context_(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {1280, 720};
    io.DeltaTime = 1.0f / 60;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
    frame();
    frame();
  }
  TestPage(const TestPage&) = delete;
  ~TestPage() { ImGui::DestroyContext(context_); }

  void frame() {
    state.rects.clear();
    ImGui::NewFrame();
    applyTheme(tokens(Theme::light));
    Ui ui{state, session, requests, tokens(Theme::light), lang};
    beginPage(1280, 720);
    draw_(ui);
    endPage();
    ImGui::Render();
  }

  void press(float x, float y) {
    ImGui::GetIO().AddMousePosEvent(x, y);
    frame();
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    frame();
  }
  void moveTo(float x, float y) {
    ImGui::GetIO().AddMousePosEvent(x, y);
    frame();
  }
  void release() {
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    frame();
    frame();
  }
  void click(float x, float y) {
    press(x, y);
    release();
    frame();
  }
  void click(std::string_view id) {
    const ControlRect* rect = find(id);
    if (rect) click(rect->x + rect->width / 2, rect->y + rect->height / 2);
  }
  void key(ImGuiKey which, bool shift = false) {
    ImGuiIO& io = ImGui::GetIO();
    if (shift) io.AddKeyEvent(ImGuiMod_Shift, true);
    io.AddKeyEvent(which, true);
    frame();
    frame();
    io.AddKeyEvent(which, false);
    if (shift) io.AddKeyEvent(ImGuiMod_Shift, false);
    frame();
    frame();
  }
  void type(const char* words) {
    ImGui::GetIO().AddInputCharactersUTF8(words);
    frame();
    frame();
  }

  const ControlRect* find(std::string_view id) const {
    for (const ControlRect& rect : state.rects)
      if (rect.id == id) return &rect;
    return nullptr;
  }

  UiState state;
  Session session;
  Requests requests;
  Lang lang = Lang::ru;

 private:
  std::function<void(Ui&)> draw_;
  ImGuiContext* context_;
};

}  // namespace kosh::ui
