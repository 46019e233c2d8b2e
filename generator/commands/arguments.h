// Validates and interprets single arguments of the command line. Independent of the parser.
#pragma once

#include <optional>
#include <string>

#include "base/time.h"

namespace commands {

// Each check returns a message for the user, or an empty text if the argument is valid.
std::string check_folder(const std::string& path);
std::string check_environment(const std::string& name);
std::string check_status_filter(const std::string& word);
std::string check_kind(const std::string& id);  // of diagnostics
std::string check_base_url(const std::string& url);
std::string check_host(const std::string& name);
std::string check_time(const std::string& text);

// Returns the moment that `text` names: a day (midnight) or a day with a time. The time zone is UTC
// unless `text` names another. Precondition: check_time() accepts `text`.
base::Clock clock_of(const std::string& text);

// Returns the clock to use by default: SOURCE_DATE_EPOCH (reproducible-builds.org) if set, else the
// system clock. Returns nothing if SOURCE_DATE_EPOCH is not a number of seconds.
std::optional<base::Clock> usual_clock();

// Returns the folder for what programs of the user remember (XDG Base Directory Specification 0.8):
// $XDG_STATE_HOME, or else .local/state in $HOME. A relative path is invalid and ignored. Empty
// when both are unset or invalid.
std::string user_state_folder();

}  // namespace commands
