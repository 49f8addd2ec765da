// Frames on demand: after an event a few frames, during an animation all, at rest none.
#include "app/frame_clock.h"

#include "doctest/doctest.h"

using namespace kosh;

TEST_CASE("after an event the interface settles within three frames and then rests") {
  FrameClock clock;
  int frames = 0;
  clock.wake();
  while (clock.wantsNext(0) && frames < 100) ++frames;
  CHECK(frames == 2);
  CHECK_FALSE(clock.wantsNext(1));
}

TEST_CASE("an animation keeps the frames coming until its end and not longer") {
  FrameClock clock;
  while (clock.wantsNext(0)) {}
  clock.animateUntil(2.0);
  CHECK(clock.wantsNext(1.9));
  CHECK_FALSE(clock.wantsNext(2.0));
  FrameClock other;
  while (other.wantsNext(0)) {}
  other.animateUntil(2.0);
  other.animateUntil(1.0);  // an earlier end never shortens a later one
  CHECK(other.wantsNext(1.5));
}

TEST_CASE("a long computation is shown about eight times a second, and when it has ended") {
  FrameClock clock;
  clock.wantsNext(1.0);
  int shown = 0;
  for (int slice = 1; slice <= 60; ++slice) {
    const double now = 1.0 + slice / 60.0;
    if (!clock.showsWork(now, true)) continue;
    ++shown;
    clock.wantsNext(now);
  }
  CHECK(shown >= 6);
  CHECK(shown <= 9);
  clock.wantsNext(3.0);
  CHECK_FALSE(clock.showsWork(3.01, true));
  CHECK(clock.showsWork(3.01, false));
}
