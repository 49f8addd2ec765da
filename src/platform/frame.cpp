// One SDL window and one frame of it, for the page and for the desktop alike.
#include "platform/frame.h"

#include <GLES3/gl3.h>

#include <cmath>

#include "backends/imgui_impl_opengl3.h"
#include "backends/imgui_impl_sdl2.h"
#include "imgui.h"
#include "imgui_internal.h"  // InputEventsQueue

namespace kosh::platform {

bool open(Screen& screen, const char* title, int width, int height) {
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return false;
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
  constexpr Uint32 kFlags = SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
  screen.window = SDL_CreateWindow(title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height, kFlags);
  if (!screen.window) return false;
  screen.context = SDL_GL_CreateContext(screen.window);
  if (!screen.context) return false;
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  return ImGui_ImplSDL2_InitForOpenGL(screen.window, screen.context) && ImGui_ImplOpenGL3_Init("#version 300 es");
}

static float density(const Screen& screen) {
  int width = 0, height = 0, pixelWidth = 0, pixelHeight = 0;
  SDL_GetWindowSize(screen.window, &width, &height);
  SDL_GL_GetDrawableSize(screen.window, &pixelWidth, &pixelHeight);
  return width > 0 ? std::round(64.0f * float(pixelWidth) / float(width)) / 64.0f : 1.0f;  // no rounding noise of odd sizes
}

static void bakeFonts(Screen& screen, Client& client, float scale) {
  screen.fontScale = scale;
  client.fontsNeeded(scale);
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImGui_ImplOpenGL3_CreateFontsTexture();
}

void draw(Screen& screen, Client& client, double seconds, bool prefersReducedMotion) {
  const float scale = density(screen);
  ImGui_ImplOpenGL3_NewFrame();
  if (scale != screen.fontScale) bakeFonts(screen, client, scale);
  ImGui_ImplSDL2_NewFrame();
  const ImGuiIO& io = ImGui::GetIO();
  const FrameInfo info{seconds, io.DisplaySize.x, io.DisplaySize.y, scale, prefersReducedMotion};
  ImGui::NewFrame();
  client.frame(info);
  ImGui::Render();
  const float pixelWidth = io.DisplaySize.x * io.DisplayFramebufferScale.x;
  const float pixelHeight = io.DisplaySize.y * io.DisplayFramebufferScale.y;
  glViewport(0, 0, int(std::lround(pixelWidth)), int(std::lround(pixelHeight)));
  glDisable(GL_SCISSOR_TEST);
  glClearColor(0, 0, 0, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  client.drawBelow(info, pixelWidth, pixelHeight);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  SDL_GL_SwapWindow(screen.window);
}

bool inputWaits() { return !ImGui::GetCurrentContext()->InputEventsQueue.empty(); }

void recreate(Client& client) {
  ImGui_ImplOpenGL3_DestroyDeviceObjects();
  ImGui_ImplOpenGL3_CreateDeviceObjects();
  client.created(kShaderHeader);
}

}  // namespace kosh::platform
