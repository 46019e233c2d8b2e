// Answers to readers, kept as the bytes that are sent until what they show changes.
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>

#include "base/clock.h"
#include "base/guarded.h"
#include "http/message.h"

namespace http {

struct Answer {
  // What the answer shows: two answers of one state under one name are the same.
  std::string state;
  // From here on it may be another, without anything having been written.
  base::Time until = base::Time::max();
  // With its entity tag.
  Response response = {};
};

// What is asked. `state` is cheap and tells whether a kept answer still holds; it is called before
// `make`, so that an answer is never newer than its state says.
struct Question {
  std::string name;
  std::function<base::Result<Answer>()> state;
  std::function<base::Result<Response>()> make;
};

class Answers {
 public:
  // Bytes of all answers together; the least used ones go first.
  explicit Answers(std::size_t limit = std::size_t{4} * 1024 * 1024) : limit_(limit) {}

  // `change` is what storage::Store::change() gave before: as long as it is the same, kept answers
  // are given without asking anything.
  base::Result<std::shared_ptr<const Answer>> find(const Question& question, std::int64_t change,
                                                   base::Time now);

 private:
  struct Entry {
    std::string name;
    std::int64_t change = 0;
    std::shared_ptr<const Answer> answer;
  };
  struct Kept {
    // Most recently used first.
    std::list<Entry> entries;
    std::unordered_map<std::string_view, std::list<Entry>::iterator> by_name;
    std::size_t bytes = 0;
  };

  void keep(Entry entry);
  static void drop(Kept& kept, std::list<Entry>::iterator entry);

  std::size_t limit_;
  base::Guarded<Kept> kept_;
};

}  // namespace http
