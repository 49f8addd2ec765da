// exp and log of our own: the same bytes on every platform, unlike those of the C libraries.
#pragma once

namespace kosh {

// e to the power of x; the error is below 2 units in the last place. Too large gives infinity, too small zero.
double portableExp(double x);

// Natural logarithm; the error is below 2 units in the last place. Zero gives -infinity, a negative number NaN.
double portableLog(double x);

}  // namespace kosh
