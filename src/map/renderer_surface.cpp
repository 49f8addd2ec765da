// Keeps the surface's mesh and texture on the device and draws them with the colours of the moment.
#include "map/renderer_surface.h"

#include <GLES3/gl3.h>

#include <algorithm>
#include <array>

#include "map/renderer_gl.h"

namespace kosh {
namespace {

constexpr int kRampTexels = 1024;  // as the shader has it

float channel(std::uint32_t colour, int shift) { return static_cast<float>((colour >> shift) & 255u) / 255.0f; }

// Linear between the stops; opaque.
std::uint32_t colourAt(const std::array<double, kRampStops>& stops, const std::array<std::uint32_t, kRampStops>& ramp, double value) {
  std::size_t i = 0;
  while (i + 2 < stops.size() && value > stops[i + 1]) ++i;
  const double share = std::clamp((value - stops[i]) / (stops[i + 1] - stops[i]), 0.0, 1.0);
  std::uint32_t out = 0xFF000000u;
  for (int shift = 0; shift < 24; shift += 8) {
    const double from = (ramp[i] >> shift) & 255u, to = (ramp[i + 1] >> shift) & 255u;
    out |= static_cast<std::uint32_t>(from + (to - from) * share + 0.5) << shift;
  }
  return out;
}

template <std::size_t N>
std::array<float, N> floatsOf(const std::array<double, N>& values) {
  std::array<float, N> out;
  for (std::size_t i = 0; i < N; ++i) out[i] = static_cast<float>(values[i]);
  return out;
}

}  // namespace

SurfaceRenderer::~SurfaceRenderer() { destroy(); }

bool SurfaceRenderer::create(const char* vertexSource, const char* fragmentSource, const char* header) {
  forget();
  log_[0] = 0;
  program_ = gl::makeProgram(vertexSource, fragmentSource, header, log_, sizeof(log_));
  if (!program_) return false;
  glUseProgram(program_);
  glUniform1i(glGetUniformLocation(program_, "uAtlas"), 0);
  glUniform1i(glGetUniformLocation(program_, "uDistricts"), 1);
  glUniform1i(glGetUniformLocation(program_, "uRamps"), 2);
  glUseProgram(0);
  glGenVertexArrays(1, &vertexArray_);
  glGenBuffers(1, &vertexBuffer_);
  glGenBuffers(1, &indexBuffer_);
  glGenTextures(1, &atlas_);
  glGenTextures(1, &districts_);
  glGenTextures(1, &ramps_);
  return true;
}

void SurfaceRenderer::destroy() {
  if (!program_) return;
  glDeleteProgram(program_);
  glDeleteVertexArrays(1, &vertexArray_);
  glDeleteBuffers(1, &vertexBuffer_);
  glDeleteBuffers(1, &indexBuffer_);
  glDeleteTextures(1, &atlas_);
  glDeleteTextures(1, &districts_);
  glDeleteTextures(1, &ramps_);
  forget();
}

void SurfaceRenderer::forget() {
  program_ = vertexArray_ = vertexBuffer_ = indexBuffer_ = atlas_ = districts_ = ramps_ = 0;
  ramped_ = {};
  indexCount_ = 0;
  filled_ = false;
  windows_.clear();
}

void SurfaceRenderer::upload(const std::vector<MapVertex>& vertices, const std::vector<std::uint32_t>& indices) {
  if (!program_) return;
  glBindVertexArray(vertexArray_);
  glBindBuffer(GL_ARRAY_BUFFER, vertexBuffer_);
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices.size() * sizeof(MapVertex)), vertices.data(), GL_STATIC_DRAW);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indexBuffer_);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size() * sizeof(std::uint32_t)), indices.data(), GL_STATIC_DRAW);
  gl::describeVertices();
  glBindVertexArray(0);
  glBindBuffer(GL_ARRAY_BUFFER, 0);
  indexCount_ = static_cast<int>(indices.size());
}

void SurfaceRenderer::upload(const SurfaceAtlas& atlas) {
  if (!program_) return;
  windows_ = atlas.windows;
  cellKm_ = atlas.cellKm;
  filled_ = atlas.width > 0 && atlas.height > 0;
  if (!filled_) return;
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, atlas_);
  gl::describeTexture();
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RG32F, atlas.width, atlas.height, 0, GL_RG, GL_FLOAT, atlas.texels.data());
  glBindTexture(GL_TEXTURE_2D, 0);
}

// Bound to texture unit 1. A few dozen floats.
void SurfaceRenderer::uploadDistricts(const std::vector<double>& persons) {
  const std::size_t count = windows_.size();
  std::vector<float> texels(count * 8, 0.0f);
  for (std::size_t t = 0; t < count; ++t) {
    const SurfaceWindow& window = windows_[t];
    const std::array<int, 4> place{window.grid.column0, window.grid.row0, window.x, window.y};
    for (std::size_t i = 0; i < 4; ++i) texels[4 * t + i] = static_cast<float>(place[i]);
    texels[4 * (count + t)] = static_cast<float>(window.grid.columns);
    texels[4 * (count + t) + 1] = static_cast<float>(window.grid.rows);
    texels[4 * (count + t) + 2] = t < persons.size() ? static_cast<float>(persons[t]) : 0;
  }
  glActiveTexture(GL_TEXTURE1);
  glBindTexture(GL_TEXTURE_2D, districts_);
  gl::describeTexture();
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA32F, static_cast<GLsizei>(count), 2, 0, GL_RGBA, GL_FLOAT, texels.data());
}

// Bound to texture unit 2; sent only when the colours changed.
void SurfaceRenderer::uploadRamps(const SurfaceStyle& style) {
  glActiveTexture(GL_TEXTURE2);
  glBindTexture(GL_TEXTURE_2D, ramps_);
  if (ramped_.kind != SurfaceKind::none && ramped_.stops == style.stops && ramped_.inside == style.inside && ramped_.outside == style.outside) return;
  std::vector<std::uint32_t> texels;
  for (const auto* ramp : {&style.inside, &style.outside})
    for (int i = 0; i < kRampTexels; ++i) texels.push_back(colourAt(style.stops, *ramp, style.stops.back() * i / (kRampTexels - 1)));
  gl::describeTexture();
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, kRampTexels, 2, 0, GL_RGBA, GL_UNSIGNED_BYTE, texels.data());
  ramped_ = style;
}

void SurfaceRenderer::setStyle(const SurfaceStyle& style) {
  const auto at = [this](const char* name) { return glGetUniformLocation(program_, name); };
  const auto line = [&](const char* name, std::uint32_t colour) {
    glUniform4f(at(name), channel(colour, 0), channel(colour, 8), channel(colour, 16), channel(colour, 24));
  };
  std::array<float, kContours> contours = floatsOf(style.contours);
  for (float& value : contours)
    if (value <= 0) value = 1e30f;  // no line there
  glUniform1i(at("uKind"), static_cast<int>(style.kind));
  glUniform1f(at("uMost"), static_cast<float>(style.stops.back()));
  glUniform1fv(at("uContours"), kContours, contours.data());
  glUniform1f(at("uBold"), static_cast<float>(style.boldContour));
  glUniform1f(at("uLimit"), static_cast<float>(style.limit));
  line("uLowLine", style.lowLine);
  line("uHighLine", style.highLine);
}

void SurfaceRenderer::draw(const Camera& camera, const Rect& rect, const Rect& clip, float framebufferHeight, float scale,
                           const SurfaceStyle& style) {
  const gl::Viewport view = gl::viewportOf(rect, framebufferHeight, scale), part = gl::viewportOf(clip, framebufferHeight, scale);
  const bool nothing = !program_ || !filled_ || indexCount_ == 0 || windows_.empty() || style.kind == SurfaceKind::none;
  if (nothing || view.width <= 0 || view.height <= 0 || part.width <= 0 || part.height <= 0) return;
  gl::beginDrawing(view, part);
  glDisable(GL_BLEND);  // every pixel is opaque
  glUseProgram(program_);
  uploadDistricts(style.persons);
  uploadRamps(style);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, atlas_);
  const gl::Transform t = gl::transformOf(camera, rect, view, framebufferHeight, scale);
  glUniform4f(glGetUniformLocation(program_, "uTransform"), t.factorX, t.factorY, t.offsetX, t.offsetY);
  glUniform1f(glGetUniformLocation(program_, "uPixel"), scale);
  glUniform1f(glGetUniformLocation(program_, "uCell"), static_cast<float>(cellKm_));
  setStyle(style);
  glBindVertexArray(vertexArray_);
  glDrawElements(GL_TRIANGLES, indexCount_, GL_UNSIGNED_INT, nullptr);
  gl::endDrawing();
  for (unsigned unit : {GL_TEXTURE2, GL_TEXTURE1, GL_TEXTURE0}) {
    glActiveTexture(unit);
    glBindTexture(GL_TEXTURE_2D, 0);
  }
}

}  // namespace kosh
