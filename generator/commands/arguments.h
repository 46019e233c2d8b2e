// What single words of the command line mean, without a look at how they are parsed.
#pragma once

#include <optional>
#include <string>

#include "base/time.h"

namespace commands {

// Each says what is wrong with a word, for people; an empty text: nothing.
std::string check_folder(const std::string& path);
std::string check_environment(const std::string& name);
std::string check_which(const std::string& word);
std::string check_base_url(const std::string& url);
std::string check_time(const std::string& text);

// The moment that a text names: a day (its midnight), or a day with its time; in UTC unless it
// says. Only when check_time() finds nothing wrong.
base::Clock clock_of(const std::string& text);

// Where "now" is: SOURCE_DATE_EPOCH (reproducible-builds.org) when it is set; nothing when that is
// no number of seconds.
std::optional<base::Clock> usual_clock();

}  // namespace commands
