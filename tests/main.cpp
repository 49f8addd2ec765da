// The test program: doctest's own main; the tests themselves are in the folders beside it.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include "doctest/doctest.h"
