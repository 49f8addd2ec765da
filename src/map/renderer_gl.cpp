// Shader programs, vertex layout and viewports for the renderers of the map.
#include "map/renderer_gl.h"

#include <GLES3/gl3.h>

#include <cmath>
#include <cstddef>

namespace kosh::gl {
namespace {

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

}  // namespace

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

void describeTexture() {
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

Viewport viewportOf(const Rect& rect, float framebufferHeight, float scale) {
  const auto whole = [](float value) { return static_cast<int>(std::lround(value)); };
  const int left = whole(rect.x * scale), right = whole((rect.x + rect.width) * scale);
  const int top = whole(rect.y * scale), bottom = whole((rect.y + rect.height) * scale);
  return {left, whole(framebufferHeight) - bottom, right - left, bottom - top};
}

Transform transformOf(const Camera& camera, const Rect& rect, const Viewport& view, float framebufferHeight,
                      float scale) {
  const Point origin = toScreen(camera, rect, {0, 0});
  const double x = origin.x * scale - view.x;
  const double y = framebufferHeight - origin.y * scale - view.y;
  const double perKm = camera.pixelsPerKm * scale;
  return {static_cast<float>(2 * perKm / view.width), static_cast<float>(2 * perKm / view.height),
          static_cast<float>(2 * x / view.width - 1), static_cast<float>(2 * y / view.height - 1)};
}

void beginDrawing(const Viewport& view, const Viewport& clip) {
  glViewport(view.x, view.y, view.width, view.height);
  glScissor(clip.x, clip.y, clip.width, clip.height);
  glEnable(GL_SCISSOR_TEST);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

void endDrawing() {
  glBindVertexArray(0);
  glBindTexture(GL_TEXTURE_2D, 0);
  glUseProgram(0);
  glDisable(GL_BLEND);
  glDisable(GL_SCISSOR_TEST);
}

}  // namespace kosh::gl
