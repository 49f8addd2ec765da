// Undo and redo of a whole value: it is shown the value every frame and finds the steps itself.
#pragma once
#include <cstddef>
#include <utility>
#include <vector>

namespace kosh {

template <class State>
class History {
 public:
  explicit History(State first) { states_.push_back(std::move(first)); }

  // `settled` is false while a widget is being dragged or typed into, so that a drag becomes one step.
  void observe(const State& now, bool settled) {
    if (!settled || now == states_[at_]) return;
    states_.resize(at_ + 1);
    states_.push_back(now);
    if (states_.size() > kMost) states_.erase(states_.begin());
    at_ = states_.size() - 1;
  }
  bool canUndo() const { return at_ > 0; }
  bool canRedo() const { return at_ + 1 < states_.size(); }
  const State& undo() {
    if (canUndo()) --at_;
    return states_[at_];
  }
  const State& redo() {
    if (canRedo()) ++at_;
    return states_[at_];
  }
  std::size_t size() const { return states_.size(); }

 private:
  static constexpr std::size_t kMost = 200;
  std::vector<State> states_;
  std::size_t at_ = 0;
};

}  // namespace kosh
