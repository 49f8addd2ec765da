// Draws the density surface: the districts as one mesh, one draw call, a texture that changes only with radius or facility.
#pragma once
#include <cstdint>
#include <vector>

#include "map/mesh.h"
#include "map/surface.h"

namespace kosh {

class SurfaceRenderer {
 public:
  SurfaceRenderer() = default;
  ~SurfaceRenderer();
  SurfaceRenderer(const SurfaceRenderer&) = delete;
  SurfaceRenderer& operator=(const SurfaceRenderer&) = delete;

  // As MapRenderer::create: starts anew in the current context. False: log() says why.
  bool create(const char* vertexSource, const char* fragmentSource, const char* header);
  void destroy();
  void forget();

  // The triangles of everything that has a window. Only the mesh and the atlas are large; a change of year or scenario
  // sends a few floats with draw().
  void upload(const std::vector<MapVertex>& vertices, const std::vector<std::uint32_t>& indices);
  void upload(const SurfaceAtlas& atlas);

  // `clip` is the part of the map's rectangle that is drawn, CSS pixels with y down.
  void draw(const Camera& camera, const Rect& rect, const Rect& clip, float framebufferHeight, float scale, const SurfaceStyle& style);

  const char* log() const { return log_; }

 private:
  void uploadDistricts(const std::vector<double>& persons);
  void uploadRamps(const SurfaceStyle& style);
  void setStyle(const SurfaceStyle& style);

  unsigned program_ = 0, vertexArray_ = 0, vertexBuffer_ = 0, indexBuffer_ = 0, atlas_ = 0, districts_ = 0, ramps_ = 0;
  int indexCount_ = 0;
  bool filled_ = false;                 // the atlas holds something
  double cellKm_ = kDensityCellKm;
  std::vector<SurfaceWindow> windows_;  // [territory]
  SurfaceStyle ramped_;                 // whose colours the ramps hold
  char log_[512] = {};
};

}  // namespace kosh
