// What the renderers share: programs from two sources, and the transform from kilometres to clip space.
#pragma once
#include <cstdint>

#include "map/mesh.h"

namespace kosh::gl {

// Zero when it cannot be made; then the log is filled.
unsigned makeProgram(const char* vertexSource, const char* fragmentSource, const char* header, char* log, int logSize);

// Position and territory of a MapVertex as attributes 0 and 1 of the bound vertex array.
void describeVertices();

// The bound texture is read by index: no filters, no mip levels.
void describeTexture();

// Device pixels, y up.
struct Viewport {
  int x = 0, y = 0, width = 0, height = 0;
};
Viewport viewportOf(const Rect& rect, float framebufferHeight, float scale);

// Kilometres to clip space as factor and offset. It follows toScreen() exactly, also where the viewport had to
// be rounded to whole device pixels, so that lines drawn by the user interface lie on the edges of the areas.
struct Transform {
  float factorX = 0, factorY = 0, offsetX = 0, offsetY = 0;
};
Transform transformOf(const Camera& camera, const Rect& rect, const Viewport& view, float framebufferHeight, float scale);

// Viewport and scissor for a part of the map, blending on; endDrawing() turns off what was turned on.
void beginDrawing(const Viewport& view, const Viewport& clip);
void endDrawing();

}  // namespace kosh::gl
