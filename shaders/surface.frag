// Colours the density surface of a district, with contour lines, by its window in the shared texture.
in vec2 vKm;
flat in int vTerritory;

uniform highp sampler2D uAtlas;       // residents per km2 for one resident; a second quantity
uniform highp sampler2D uDistricts;   // one column a territory; row 0: window (column, row, x, y), row 1: columns, rows, residents
uniform float uCell;                  // kilometres
uniform float uPixel;                 // device pixels in a pixel of the page
uniform int uKind;                    // 1 density, 2 reach, 3 amount
uniform float uStops[7];
uniform vec3 uInside[7];
uniform vec3 uOutside[7];
uniform float uContours[5];           // zero: none
uniform float uBold;
uniform vec4 uLowLine;
uniform vec4 uHighLine;
uniform float uLimit;

out vec4 colour;

const float kThin = 1.1;              // widths of contour lines, pixels of the page
const float kThick = 2.25;
const float kEmpty = 20.0;            // residents per km2: fewer are shown as the ground where the second quantity is shown
const float kPeopled = 200.0;

// Bilinear by hand: textures of floats need not be filterable.
vec2 fieldAt(vec2 km, vec4 window, vec2 size) {
  vec2 cell = clamp(km / uCell - window.xy - 0.5, vec2(0.0), size - 1.0);
  vec2 low = min(floor(cell), max(size - 2.0, vec2(0.0)));
  vec2 share = cell - low;
  ivec2 at = ivec2(window.zw + low);
  ivec2 next = ivec2(min(low + 1.0, size - 1.0) - low);
  vec2 south = mix(texelFetch(uAtlas, at, 0).rg, texelFetch(uAtlas, at + ivec2(next.x, 0), 0).rg, share.x);
  vec2 north = mix(texelFetch(uAtlas, at + ivec2(0, next.y), 0).rg, texelFetch(uAtlas, at + next, 0).rg, share.x);
  return mix(south, north, share.y);
}

vec3 ramp(float value, vec3 colours[7]) {
  vec3 mixed = colours[0];
  for (int i = 0; i < 6; ++i)
    mixed = mix(mixed, colours[i + 1], clamp((value - uStops[i]) / (uStops[i + 1] - uStops[i]), 0.0, 1.0));
  return mixed;
}

// How much of this pixel a line covers where the value passes the level.
float lineCover(float value, float slope, float level, float width) {
  float away = abs(value - level) / max(slope, 1e-6);
  return clamp(0.5 * width * uPixel - away + 0.5, 0.0, 1.0);
}

void main() {
  vec4 window = texelFetch(uDistricts, ivec2(vTerritory, 0), 0);
  vec4 district = texelFetch(uDistricts, ivec2(vTerritory, 1), 0);
  vec2 field = fieldAt(vKm, window, max(district.xy, vec2(1.0)));
  float people = field.r * district.z;
  float value = uKind == 3 ? field.g : people;
  float slope = fwidth(value);
  float reachSlope = fwidth(field.g);
  if (district.x < 1.0) discard;
  vec3 mixed = ramp(value, uInside);
  float peopled = smoothstep(kEmpty, kPeopled, people);
  if (uKind == 3) mixed = mix(uInside[0], mixed, peopled);
  if (uKind == 2) mixed = mix(mixed, ramp(value, uOutside), clamp((field.g - uLimit) / max(reachSlope, 1e-6) + 0.5, 0.0, 1.0));
  for (int i = 0; i < 5; ++i) {
    if (uContours[i] <= 0.0) continue;
    vec4 line = uContours[i] <= uBold ? uLowLine : uHighLine;
    float cover = lineCover(value, slope, uContours[i], uContours[i] == uBold ? kThick : kThin);
    mixed = mix(mixed, line.rgb, line.a * cover);
  }
  if (uKind == 2) mixed = mix(mixed, uLowLine.rgb, uLowLine.a * peopled * lineCover(field.g, reachSlope, uLimit, kThin));
  colour = vec4(mixed, 1.0);
}
