#include "domain/house_rules.h"

#include "base/look_alike.h"
#include "base/text.h"

namespace domain {

void apply_house_rules(Comment& comment, const HouseRules& house) {
  hold_if_moderated(comment, house.thread);
  if (const auto met = first_match(house.blocks, comment)) {
    hold(comment,
         {"blocked",
          "This is blocked.",
          "",
          {"blocked", std::string(name(met->kind)) + " " + std::string(base::trim(met->value))},
          Audience::moderators});
  }
  hold_if_reserved(comment, house.own_names);
}

void hold_if_reserved(Comment& comment, const std::vector<std::string>& own_names) {
  if (base::LookAlikes(own_names).contains(comment.name)) {
    hold(comment, {"reserved-name",
                   "The name looks like that of one of the site's own people.",
                   "name",
                   {"reserved-name", comment.name}});
  }
}

}  // namespace domain
