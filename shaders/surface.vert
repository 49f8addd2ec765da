// Places the districts for the density surface. The program puts the version and the precision in front.
layout(location = 0) in vec2 aKm;           // east and north of the middle of the city
layout(location = 1) in float aTerritory;   // a whole number

uniform vec4 uTransform;                    // kilometres to clip space: factor in xy, offset in zw
uniform highp sampler2D uDistricts;         // one column a territory; row 0: window (column, row, x, y), row 1: columns, rows, residents
uniform float uCell;                        // kilometres

out vec2 vCell;                             // in the window, cell centres at whole numbers
flat out vec4 vWindow;                      // first texel, last cell
flat out float vResidents;

void main() {
  int territory = int(aTerritory + 0.5);
  vec4 window = texelFetch(uDistricts, ivec2(territory, 0), 0);
  vec4 district = texelFetch(uDistricts, ivec2(territory, 1), 0);
  vCell = aKm / uCell - window.xy - 0.5;
  vWindow = vec4(window.zw, max(district.xy - 1.0, vec2(0.0)));
  vResidents = district.z;
  bool nothing = district.x < 1.0;          // no surface: all corners fall together, so nothing is drawn
  gl_Position = nothing ? vec4(0.0, 0.0, 0.0, 1.0) : vec4(aKm * uTransform.xy + uTransform.zw, 0.0, 1.0);
}
