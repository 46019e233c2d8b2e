// The memory of the process, as the operating system sees it.
#pragma once

namespace base {

// Gives the pages of freed memory back to the operating system, those of all threads. Takes some
// milliseconds for each 100 MB. Does nothing where the C library has no such function.
void release_free_memory();

}  // namespace base
