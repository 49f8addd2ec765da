// A field for a line of text of any length and script.
#include <string>

#include "ui/widgets.h"

namespace kosh::ui {
namespace {

bool ofNumber(ImWchar c) { return (c >= '0' && c <= '9') || c == ',' || c == '.' || c == '-' || c == ' ' || c == 0xA0 || c == 0x202F || c == 0x2212; }

int onText(ImGuiInputTextCallbackData* data) {
  if (data->EventFlag == ImGuiInputTextFlags_CallbackCharFilter) return ofNumber(data->EventChar) ? 0 : 1;
  std::string& words = *static_cast<std::string*>(data->UserData);
  words.resize(static_cast<std::size_t>(data->BufTextLen));
  data->Buf = words.data();
  return 0;
}

}  // namespace

Typing textField(Ui& ui, const char* id, const Rect& rect, std::string& words, const TextSpec& spec) {
  remember(ui, id, rect);
  ImGui::PushID(id);
  ImGui::SetCursorScreenPos({rect.x, rect.y});
  ImGui::SetNextItemWidth(rect.width);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(10, (rect.height - 16) / 2));
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0.0f);
  if (spec.starts) ImGui::SetKeyboardFocusHere();
  const ImGuiInputTextFlags flags = ImGuiInputTextFlags_CallbackResize | ImGuiInputTextFlags_EnterReturnsTrue |
                                    (spec.number ? ImGuiInputTextFlags_CallbackCharFilter : 0);
  const bool entered = ImGui::InputTextWithHint("##text", std::string(spec.hint).c_str(), words.data(), words.capacity() + 1,
                                                flags, onText, &words);
  ImGui::PopStyleVar(2);
  const bool active = ImGui::IsItemActive();
  if (ImGui::IsItemFocused()) ui.state.focused = id;
  const Colour edge = spec.wrong ? ui.colour.over : active ? ui.colour.accent : ui.colour.ctl;
  frame(rect, edge, active || spec.wrong ? 2.0f : 1.0f, 6);
  ImGui::PopID();
  return entered ? Typing::entered : active ? Typing::active : Typing::none;
}

}  // namespace kosh::ui
