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
