// Decides when a frame is drawn: after an event, during an animation, and never at rest.
#pragma once
#include <algorithm>

namespace kosh {

class FrameClock {
 public:
  // An input event, a file, a changed theme: the interface needs some frames to settle (popups need two).
  void wake() { settle_ = kSettleFrames; }

  // An animation runs until this time (seconds of the frame's clock).
  void animateUntil(double time) { until_ = std::max(until_, time); }

  // Called at the end of a frame: whether the next one is wanted at once.
  bool wantsNext(double now) {
    drawn_ = now;
    if (settle_ > 0) --settle_;
    return settle_ > 0 || now < until_;
  }

  // Called after a slice of a long computation: whether the screen should show how far it is. Between that it computes
  // without drawing, which would take most of the time.
  bool showsWork(double now, bool more) { return !more || now >= drawn_ + kShowSeconds; }

 private:
  static constexpr double kShowSeconds = 0.12;
  static constexpr int kSettleFrames = 3;
  int settle_ = kSettleFrames;
  double until_ = 0, drawn_ = 0;
};

}  // namespace kosh
