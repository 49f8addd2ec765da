// Files that the build puts into the program: the dataset's parts, fonts and shaders.
#pragma once
#include <span>
#include <string_view>

namespace kosh {

struct Asset {
  std::string_view name;   // "data/almaty/demography.json", "fonts/regular.ttf", "shaders/area.vert"
  std::string_view bytes;
};

std::span<const Asset> assets();
std::string_view asset(std::string_view name);  // empty when there is none

}  // namespace kosh
