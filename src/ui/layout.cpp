// The grid: widths of panels by window width, height of the year line by window height.
#include "ui/layout.h"

#include <algorithm>

namespace kosh::ui {
namespace {

constexpr float kBar = 56;

Form formFor(float width) {
  if (width < 700) return Form::phone;
  if (width < 1024) return Form::sheets;
  return width < 1280 ? Form::drawer : Form::wide;
}

}  // namespace

Layout layoutFor(float width, float height, bool cardOpen, bool decisionsOpen) {
  Layout out;
  out.form = formFor(width);
  const float body = std::max(height - kBar, 0.f);
  const float yearHeight = height < 760 ? 92.f : 116.f;
  out.bar = {0, 0, width, kBar};
  out.page = {0, kBar, width, body};
  const float left = out.form == Form::wide ? 352.f : out.form == Form::drawer ? 320.f : 0.f;
  const float right = out.form == Form::wide ? 416.f : 0.f;
  if (left > 0) out.decisions = {0, kBar, left, body};
  if (right > 0) out.card = {width - right, kBar, right, body};
  out.map = {left, kBar, width - left - right, std::max(body - yearHeight, 0.f)};
  out.year = {left, kBar + out.map.height, out.map.width, yearHeight};
  if (out.form == Form::wide || out.form == Form::phone) return out;
  // The drawer takes its part of the map where enough of it is left, else it lies over it.
  if (cardOpen) out.card = {width - 360, kBar, 360, out.map.height};
  if (cardOpen && out.map.width - 360 >= 320) out.map.width -= 360;
  if (out.form == Form::sheets && decisionsOpen) out.decisions = {0, kBar, 320, body};
  return out;
}

}  // namespace kosh::ui
