// Draws the filled areas of the map with OpenGL ES 3. Lines, labels and symbols are drawn by the user interface above it.
#pragma once
#include <cstdint>
#include <vector>

#include "map/mesh.h"

namespace kosh {

class MapRenderer {
 public:
  MapRenderer() = default;
  ~MapRenderer();
  MapRenderer(const MapRenderer&) = delete;
  MapRenderer& operator=(const MapRenderer&) = delete;

  // Needs a current context. `header` is "#version 300 es\nprecision highp float;\n" or the desktop's.
  bool create(const char* vertexSource, const char* fragmentSource, const char* header);
  void destroy();
  void upload(const MapMesh& mesh);

  // rect in CSS pixels with y down, framebuffer size and scale (device pixels per CSS pixel) for viewport and scissor.
  void draw(const Camera& camera, const Rect& rect, float framebufferHeight, float scale,
            std::uint32_t ground, const std::vector<AreaStyle>& styles);

 private:
  unsigned program_ = 0, vertexArray_ = 0, vertexBuffer_ = 0, indexBuffer_ = 0, texture_ = 0;
  int indexCount_ = 0;
  int territories_ = 0;
};

}  // namespace kosh
