// Colours the density surface of a district, with contour lines, by its window in the shared texture.
in vec2 vCell;
flat in vec4 vWindow;
flat in float vResidents;

uniform highp sampler2D uAtlas;       // residents per km2 for one resident; a second quantity
uniform sampler2D uRamps;             // colours of values from zero to uMost; row 0: within, row 1: beyond the limit
uniform float uMost;
uniform float uPixel;                 // device pixels in a pixel of the page
uniform int uKind;                    // 1 density, 2 reach, 3 amount
uniform float uContours[5];           // beyond every value: none
uniform float uBold;
uniform vec4 uLowLine;
uniform vec4 uHighLine;
uniform float uLimit;

out vec4 colour;

const float kThin = 1.1;              // widths of contour lines, pixels of the page
const float kThick = 2.25;
const float kEmpty = 20.0;            // residents per km2: fewer are shown as the ground where the second quantity is shown
const float kPeopled = 200.0;
const float kColours = 1023.0;        // the last texel of a ramp

// Bilinear by hand: textures of floats need not be filterable.
vec2 fieldAt() {
  vec2 cell = clamp(vCell, vec2(0.0), vWindow.zw);
  vec2 low = floor(cell);
  vec2 share = cell - low;
  ivec2 at = ivec2(vWindow.xy + low);
  ivec2 next = ivec2(vWindow.xy + min(low + 1.0, vWindow.zw));
  vec2 south = mix(texelFetch(uAtlas, at, 0).rg, texelFetch(uAtlas, ivec2(next.x, at.y), 0).rg, share.x);
  vec2 north = mix(texelFetch(uAtlas, ivec2(at.x, next.y), 0).rg, texelFetch(uAtlas, next, 0).rg, share.x);
  return mix(south, north, share.y);
}

vec3 ramp(float value, int row) {
  return texelFetch(uRamps, ivec2(int(clamp(value / uMost, 0.0, 1.0) * kColours + 0.5), row), 0).rgb;
}

// How much of this pixel a line covers, by the distance of the value from the level and its slope.
float lineCover(float away, float slope, float width) {
  return clamp(0.5 * width * uPixel - away / max(slope, 1e-6) + 0.5, 0.0, 1.0);
}

// The contour nearest in value. Written out: a loop over a uniform array costs a software renderer twice as much.
vec3 withContours(vec3 ground, float value) {
  float level = uContours[0];
  float nearest = abs(value - uContours[0]);
  float second = abs(value - uContours[1]);
  float third = abs(value - uContours[2]);
  float fourth = abs(value - uContours[3]);
  float fifth = abs(value - uContours[4]);
  level = second < nearest ? uContours[1] : level;
  nearest = min(nearest, second);
  level = third < nearest ? uContours[2] : level;
  nearest = min(nearest, third);
  level = fourth < nearest ? uContours[3] : level;
  nearest = min(nearest, fourth);
  level = fifth < nearest ? uContours[4] : level;
  nearest = min(nearest, fifth);
  vec4 line = level <= uBold ? uLowLine : uHighLine;
  return mix(ground, line.rgb, line.a * lineCover(nearest, fwidth(value), level == uBold ? kThick : kThin));
}

void main() {
  vec2 field = fieldAt();
  float people = field.r * vResidents;
  vec3 mixed;
  if (uKind == 1) {
    mixed = withContours(ramp(people, 0), people);
  } else {
    float peopled = smoothstep(kEmpty, kPeopled, people);
    if (uKind == 3) {
      mixed = mix(ramp(0.0, 0), ramp(field.g, 0), peopled);
    } else {
      float slope = max(fwidth(field.g), 1e-6);
      float beyond = clamp((field.g - uLimit) / slope + 0.5, 0.0, 1.0);
      mixed = mix(ramp(people, 0), ramp(people, 1), beyond);
      mixed = mix(mixed, uLowLine.rgb, uLowLine.a * peopled * lineCover(abs(field.g - uLimit), slope, kThin));
    }
  }
  colour = vec4(mixed, 1.0);
}
