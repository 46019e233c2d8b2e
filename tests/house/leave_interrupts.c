// A function for the Makefile, $(leave-interrupts now): from then on Ctrl-C is left to the program that make runs. Without
// it make would end with status 130 after a `make demo` that was stopped as its reader was told to, although the demo itself ended well.
// A handler, not SIG_IGN: what is ignored stays ignored in every program that make starts.
#include <gnumake.h>
#include <signal.h>
#include <string.h>

int plugin_is_GPL_compatible;

static void leave(int number) { (void)number; }

static char* leave_interrupts(const char* name, unsigned int count, char** arguments) {
  (void)name;
  (void)count;
  (void)arguments;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = leave;
  action.sa_flags = SA_RESTART;
  sigaction(SIGINT, &action, NULL);
  return NULL;  // expands to nothing
}

int leave_interrupts_gmk_setup(void) {
  gmk_add_function("leave-interrupts", leave_interrupts, 1, 1, GMK_FUNC_DEFAULT);
  return 1;
}
