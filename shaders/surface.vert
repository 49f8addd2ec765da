// Places the districts for the density surface. The program puts the version and the precision in front.
layout(location = 0) in vec2 aKm;           // east and north of the middle of the city
layout(location = 1) in float aTerritory;   // a whole number

uniform vec4 uTransform;                    // kilometres to clip space: factor in xy, offset in zw

out vec2 vKm;
flat out int vTerritory;

void main() {
  vKm = aKm;
  vTerritory = int(aTerritory + 0.5);
  gl_Position = vec4(aKm * uTransform.xy + uTransform.zw, 0.0, 1.0);
}
