// Fills an area with its territory's colour and, where data are missing, with a 45 degree hatch.
flat in int vTerritory;

uniform sampler2D uColours;   // one column a territory; row 0: fill, row 1: hatch
uniform float uPixel;         // device pixels in a pixel of the page

out vec4 colour;

const float kStep = 8.0;      // pixels of the page from line to line, across the lines
const float kWidth = 1.0;

// How much of this pixel the hatch covers: soft over one device pixel, so that the lines have no stairs.
float hatchCover(vec2 pixel) {
  float across = (pixel.x - pixel.y) * 0.70710678;
  float fromLine = abs(mod(across, kStep) - 0.5 * kStep);
  return clamp((0.5 * kWidth - fromLine) * uPixel + 0.5, 0.0, 1.0);
}

void main() {
  vec4 fill = texelFetch(uColours, ivec2(vTerritory, 0), 0);
  vec4 hatch = texelFetch(uColours, ivec2(vTerritory, 1), 0);
  float cover = hatch.a > 0.0 ? hatch.a * hatchCover(gl_FragCoord.xy / uPixel) : 0.0;
  float alpha = cover + fill.a * (1.0 - cover);
  vec3 mixed = hatch.rgb * cover + fill.rgb * fill.a * (1.0 - cover);
  colour = vec4(alpha > 0.0 ? mixed / alpha : vec3(0.0), alpha);
}
