// What the window and the page share: one SDL window with a GL context, and one drawn frame of the client.
#pragma once
#include <SDL.h>

#include "platform/platform.h"

namespace kosh::platform {

inline constexpr const char* kShaderHeader = "#version 300 es\nprecision highp float;\n";

struct Screen {
  SDL_Window* window = nullptr;
  SDL_GLContext context = nullptr;
  float fontScale = 0;  // the density the font atlas was baked for
};

// Creates window, context and the interface's back ends. False: no OpenGL ES 3.
bool open(Screen& screen, const char* title, int width, int height);

// One frame from events already given to the interface. Rebuilds the fonts first when the density changed.
void draw(Screen& screen, Client& client, double seconds, bool prefersReducedMotion);

// Whether the interface still holds input for later frames: it takes quick presses one a frame.
bool inputWaits();

// After a lost context came back: everything that lived on the graphics card is made again.
void recreate(Client& client);

}  // namespace kosh::platform
