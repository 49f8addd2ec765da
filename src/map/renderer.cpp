// Draws the map's areas: one mesh, one draw call, the colours of the territories in a small texture.
#include "map/renderer.h"

#include <GLES3/gl3.h>

#include <algorithm>

#include "map/renderer_gl.h"

namespace kosh {
namespace {

constexpr int kTextureRows = 2;  // row 0: fill, row 1: hatch

void clearTo(std::uint32_t colour) {
  const auto channel = [colour](int shift) { return static_cast<float>((colour >> shift) & 255u) / 255.0f; };
  glClearColor(channel(0), channel(8), channel(16), channel(24));
  glClear(GL_COLOR_BUFFER_BIT);
}

}  // namespace

MapRenderer::~MapRenderer() { destroy(); }

bool MapRenderer::create(const char* vertexSource, const char* fragmentSource, const char* header) {
  forget();
  log_[0] = 0;
  program_ = gl::makeProgram(vertexSource, fragmentSource, header, log_, sizeof(log_));
  if (!program_) return false;
  transform_ = glGetUniformLocation(program_, "uTransform");
  pixel_ = glGetUniformLocation(program_, "uPixel");
  glUseProgram(program_);
  glUniform1i(glGetUniformLocation(program_, "uColours"), 0);
  glUseProgram(0);
  glGenVertexArrays(1, &vertexArray_);
  glGenBuffers(1, &vertexBuffer_);
  glGenBuffers(1, &indexBuffer_);
  glGenTextures(1, &texture_);
  return true;
}

void MapRenderer::destroy() {
  if (!program_) return;
  glDeleteProgram(program_);
  glDeleteVertexArrays(1, &vertexArray_);
  glDeleteBuffers(1, &vertexBuffer_);
  glDeleteBuffers(1, &indexBuffer_);
  glDeleteTextures(1, &texture_);
  forget();
}

void MapRenderer::forget() {
  program_ = vertexArray_ = vertexBuffer_ = indexBuffer_ = texture_ = 0;
  transform_ = pixel_ = -1;
  indexCount_ = territories_ = 0;
  uploaded_.clear();
}

void MapRenderer::upload(const MapMesh& mesh) {
  if (!program_) return;
  glBindVertexArray(vertexArray_);
  glBindBuffer(GL_ARRAY_BUFFER, vertexBuffer_);
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(mesh.vertices.size() * sizeof(MapVertex)), mesh.vertices.data(),
               GL_STATIC_DRAW);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indexBuffer_);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(mesh.indices.size() * sizeof(std::uint32_t)),
               mesh.indices.data(), GL_STATIC_DRAW);
  gl::describeVertices();
  glBindVertexArray(0);
  glBindBuffer(GL_ARRAY_BUFFER, 0);
  indexCount_ = static_cast<int>(mesh.indices.size());
  territories_ = static_cast<int>(mesh.shapes.size());
  uploaded_.clear();
}

// The texture is bound already. A slider step sends a few dozen bytes.
void MapRenderer::uploadStyles(const std::vector<AreaStyle>& styles) {
  if (styles == uploaded_) return;
  const auto width = static_cast<std::size_t>(territories_);
  std::vector<std::uint32_t> texels(width * kTextureRows, 0);
  for (std::size_t t = 0; t < std::min(width, styles.size()); ++t) {
    texels[t] = styles[t].colour;
    texels[width + t] = styles[t].hatch;
  }
  gl::describeTexture();
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, territories_, kTextureRows, 0, GL_RGBA, GL_UNSIGNED_BYTE, texels.data());
  uploaded_ = styles;
}

void MapRenderer::draw(const Camera& camera, const Rect& rect, const Rect& clip, float framebufferHeight, float scale,
                       std::uint32_t ground, const std::vector<AreaStyle>& styles) {
  const gl::Viewport view = gl::viewportOf(rect, framebufferHeight, scale), part = gl::viewportOf(clip, framebufferHeight, scale);
  if (!program_ || view.width <= 0 || view.height <= 0 || part.width <= 0 || part.height <= 0) return;
  gl::beginDrawing(view, part);
  clearTo(ground);
  if (indexCount_ > 0 && !styles.empty()) {
    glUseProgram(program_);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture_);
    uploadStyles(styles);
    const gl::Transform t = gl::transformOf(camera, rect, view, framebufferHeight, scale);
    glUniform4f(transform_, t.factorX, t.factorY, t.offsetX, t.offsetY);
    glUniform1f(pixel_, scale);
    glBindVertexArray(vertexArray_);
    glDrawElements(GL_TRIANGLES, indexCount_, GL_UNSIGNED_INT, nullptr);
  }
  gl::endDrawing();
}

}  // namespace kosh
