/* Preloaded into the service: adds the seconds in the file $CLOCK_OFFSET to the clock, and makes its hour last 50 milliseconds. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

static long offset(void) {
  const char* name = getenv("CLOCK_OFFSET");
  FILE* file = name == NULL ? NULL : fopen(name, "re");
  long seconds = 0;
  if (file == NULL) return 0;
  if (fscanf(file, "%ld", &seconds) != 1) seconds = 0;
  fclose(file);
  return seconds;
}

int clock_gettime(clockid_t clock, struct timespec* time) {
  static int (*original)(clockid_t, struct timespec*);
  if (original == NULL) original = (int (*)(clockid_t, struct timespec*))dlsym(RTLD_NEXT, "clock_gettime");
  const int status = original(clock, time);
  if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE) time->tv_sec += offset();
  return status;
}

int sigtimedwait(const sigset_t* signals, siginfo_t* info, const struct timespec* timeout) {
  static int (*original)(const sigset_t*, siginfo_t*, const struct timespec*);
  if (original == NULL)
    original = (int (*)(const sigset_t*, siginfo_t*, const struct timespec*))dlsym(RTLD_NEXT, "sigtimedwait");
  (void)timeout;
  const struct timespec soon = {0, 50 * 1000 * 1000};
  return original(signals, info, &soon);
}
