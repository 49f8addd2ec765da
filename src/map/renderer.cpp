// Draws the map's areas: one mesh, one draw call, the colours of the territories in a small texture.
#include "map/renderer.h"

#include <GLES3/gl3.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace kosh {
namespace {

constexpr int kTextureRows = 2;  // row 0: fill, row 1: hatch

// 0 and a filled log when the source does not compile.
unsigned compile(unsigned kind, const char* header, const char* source, char* log, int logSize) {
  const unsigned shader = glCreateShader(kind);
  const char* parts[] = {header, source};
  glShaderSource(shader, 2, parts, nullptr);
  glCompileShader(shader);
  int done = 0;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &done);
  if (done) return shader;
  glGetShaderInfoLog(shader, logSize, nullptr, log);
  glDeleteShader(shader);
  return 0;
}

unsigned link(unsigned vertex, unsigned fragment, char* log, int logSize) {
  const unsigned program = glCreateProgram();
  glAttachShader(program, vertex);
  glAttachShader(program, fragment);
  glLinkProgram(program);
  int done = 0;
  glGetProgramiv(program, GL_LINK_STATUS, &done);
  if (done) return program;
  glGetProgramInfoLog(program, logSize, nullptr, log);
  glDeleteProgram(program);
  return 0;
}

unsigned makeProgram(const char* vertexSource, const char* fragmentSource, const char* header, char* log, int logSize) {
  const unsigned vertex = compile(GL_VERTEX_SHADER, header, vertexSource, log, logSize);
  const unsigned fragment = vertex ? compile(GL_FRAGMENT_SHADER, header, fragmentSource, log, logSize) : 0;
  const unsigned program = fragment ? link(vertex, fragment, log, logSize) : 0;
  glDeleteShader(vertex);  // zero is ignored; a linked program keeps what it needs
  glDeleteShader(fragment);
  return program;
}

void describeVertices() {
  const auto offset = [](std::size_t bytes) { return reinterpret_cast<const void*>(bytes); };
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(MapVertex), offset(offsetof(MapVertex, x)));
  glEnableVertexAttribArray(1);
  glVertexAttribPointer(1, 1, GL_FLOAT, GL_FALSE, sizeof(MapVertex), offset(offsetof(MapVertex, territory)));
}

// Texels are fetched by index, so filters must not ask for mip levels.
void describeTexture() {
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

// Device pixels, y up.
struct Viewport {
  int x = 0, y = 0, width = 0, height = 0;
};

Viewport viewportOf(const Rect& rect, float framebufferHeight, float scale) {
  const auto whole = [](float value) { return static_cast<int>(std::lround(value)); };
  const int left = whole(rect.x * scale), right = whole((rect.x + rect.width) * scale);
  const int top = whole(rect.y * scale), bottom = whole((rect.y + rect.height) * scale);
  return {left, whole(framebufferHeight) - bottom, right - left, bottom - top};
}

// Kilometres to clip space as factor and offset. It follows toScreen() exactly, also where the viewport had to
// be rounded to whole device pixels, so that lines drawn by the user interface lie on the edges of the areas.
struct Transform {
  float factorX = 0, factorY = 0, offsetX = 0, offsetY = 0;
};

Transform transformOf(const Camera& camera, const Rect& rect, const Viewport& view, float framebufferHeight,
                      float scale) {
  const Point origin = toScreen(camera, rect, {0, 0});
  const double x = origin.x * scale - view.x;
  const double y = framebufferHeight - origin.y * scale - view.y;
  const double perKm = camera.pixelsPerKm * scale;
  return {static_cast<float>(2 * perKm / view.width), static_cast<float>(2 * perKm / view.height),
          static_cast<float>(2 * x / view.width - 1), static_cast<float>(2 * y / view.height - 1)};
}

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
  program_ = makeProgram(vertexSource, fragmentSource, header, log_, sizeof(log_));
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
  describeVertices();
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
  describeTexture();
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, territories_, kTextureRows, 0, GL_RGBA, GL_UNSIGNED_BYTE, texels.data());
  uploaded_ = styles;
}

void MapRenderer::draw(const Camera& camera, const Rect& rect, float framebufferHeight, float scale,
                       std::uint32_t ground, const std::vector<AreaStyle>& styles) {
  const Viewport view = viewportOf(rect, framebufferHeight, scale);
  if (!program_ || view.width <= 0 || view.height <= 0) return;
  glViewport(view.x, view.y, view.width, view.height);
  glScissor(view.x, view.y, view.width, view.height);
  glEnable(GL_SCISSOR_TEST);
  clearTo(ground);
  if (indexCount_ > 0 && !styles.empty()) {
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glUseProgram(program_);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture_);
    uploadStyles(styles);
    const Transform t = transformOf(camera, rect, view, framebufferHeight, scale);
    glUniform4f(transform_, t.factorX, t.factorY, t.offsetX, t.offsetY);
    glUniform1f(pixel_, scale);
    glBindVertexArray(vertexArray_);
    glDrawElements(GL_TRIANGLES, indexCount_, GL_UNSIGNED_INT, nullptr);
    glBindVertexArray(0);
    glBindTexture(GL_TEXTURE_2D, 0);
    glUseProgram(0);
    glDisable(GL_BLEND);
  }
  glDisable(GL_SCISSOR_TEST);
}

}  // namespace kosh
