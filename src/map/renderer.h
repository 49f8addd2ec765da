// Draws the filled areas of the map with OpenGL ES 3. Lines, labels and symbols are drawn by the user interface above
// it.
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
  // Starts anew: names of an earlier context are forgotten, not deleted (they may mean other objects in this
  // one), so after a lost context it is enough to call create() and upload() again. False: log() says why.
  bool create(const char* vertexSource, const char* fragmentSource, const char* header);
  void destroy();  // frees the objects; needs the context in which they were made
  void forget();   // the context is lost: drops the names without a call to OpenGL
  void upload(const MapMesh& mesh);

  // rect in CSS pixels with y down, `clip` the part of it that is drawn, framebuffer size and scale (device pixels per CSS pixel) for viewport and scissor.
  // Without styles for all territories the others stay empty (the ground shows through).
  void draw(const Camera& camera, const Rect& rect, const Rect& clip, float framebufferHeight, float scale, std::uint32_t ground,
            const std::vector<AreaStyle>& styles);

  const char* log() const { return log_; }  // what the shader compiler said; empty when all is well

 private:
  void uploadStyles(const std::vector<AreaStyle>& styles);

  unsigned program_ = 0, vertexArray_ = 0, vertexBuffer_ = 0, indexBuffer_ = 0, texture_ = 0;
  int transform_ = -1, pixel_ = -1;  // uniform locations
  int indexCount_ = 0;
  int territories_ = 0;
  std::vector<AreaStyle> uploaded_;  // what the texture holds
  char log_[512] = {};
};

}  // namespace kosh
