#include "settings/settings.h"

#include <doctest/doctest.h>

#include "settings/settings_file.h"

TEST_CASE("a site is an origin as browsers send it, and a path") {
  const auto site = settings::parse_site("HTTPS://Example.org:443/blog/");
  REQUIRE_FALSE(site);
  const auto lower = settings::parse_site("https://Example.org:443/blog/");
  REQUIRE(lower);
  CHECK(lower->origin == "https://example.org");
  CHECK(lower->path == "/blog");
  CHECK(settings::parse_site("http://localhost:1313")->origin == "http://localhost:1313");
  for (const char* bad :
       {"example.org", "https://", "https://a?b", "https://a#b", "https://u@a", "null", "*"}) {
    CHECK_FALSE_MESSAGE(settings::parse_site(bad), bad);
  }
}

TEST_CASE("an address has a host and a port") {
  CHECK(settings::parse_address("127.0.0.1:0")->port == 0);
  CHECK(settings::url_of(*settings::parse_address("[::1]:8090")) == "http://[::1]:8090");
  for (const char* bad : {"", "8090", "host:", ":80", "host:65536", "host:-1", "host:80x"}) {
    CHECK_FALSE_MESSAGE(settings::parse_address(bad), bad);
  }
}

TEST_CASE("a site under a path has the threads below it") {
  settings::Settings settings;
  settings.sites = {{"https://example.org", "/blog"}};
  CHECK(settings::site_of(settings, "/blog/a/"));
  CHECK_FALSE(settings::site_of(settings, "/blogs/a/"));
  CHECK_FALSE(settings::site_of(settings, "/a/"));
}

TEST_CASE("a settings file sets what it names") {
  const auto settings = settings::parse_file("s.yaml",
                                             "database: x.sqlite\nlisten: 127.0.0.1:9000\nsite: "
                                             "[https://a.org, https://b.org]\nthreads: open\n");
  REQUIRE(settings);
  CHECK(settings->database == "x.sqlite");
  CHECK(settings->listen.port == 9000);
  CHECK(settings->sites.size() == 2);
  CHECK(settings->threads == settings::Threads::open);
  CHECK(settings::parse_file("s.yaml", ""));
}

TEST_CASE("a mistake in a settings file is named at its place") {
  const auto message = [](std::string_view text) {
    const auto settings = settings::parse_file("s.yaml", text);
    return settings ? std::string() : settings.fault().message;
  };
  CHECK(message("threads: open\ndatabse: x\n")
            .starts_with("s.yaml:2:1: error: unknown key \"databse\""));
  CHECK(message("threads: open\nthreads: open\n")
            .starts_with("s.yaml:2:1: error: \"threads\" stands here twice"));
  CHECK(message("listen: nowhere\n").starts_with("s.yaml:1:1: error: not an address"));
  CHECK(message("- a\n").starts_with("s.yaml:1:1: error:"));
  CHECK(message("a: [b\n").starts_with("s.yaml:"));
}

TEST_CASE("settings under which nobody can comment cause a warning") {
  settings::Settings settings;
  CHECK(settings::warnings(settings).size() == 2);
  settings.threads = settings::Threads::open;
  settings.sites = {{"https://example.org", ""}};
  CHECK(settings::warnings(settings).empty());
}

TEST_CASE("rates are on until they are switched off, all or one by one") {
  const auto rates = [](std::string_view text) {
    const auto settings = settings::parse_file("s.yaml", text);
    REQUIRE(settings);
    return settings->rates;
  };
  CHECK(rates("").address);
  CHECK(rates("").thread);
  CHECK_FALSE(rates("rates: none").address);
  CHECK_FALSE(rates("rates: none").thread);
  CHECK(rates("rates: {address: 3/2h}").address->count == 3);
  CHECK(rates("rates: {address: 3/2h}").address->window == std::chrono::hours(2));
  CHECK(rates("rates: {address: 3/2h}").thread);
  CHECK_FALSE(rates("rates: {thread: none}").thread);
  CHECK(rates("").refused->count == 30);
  CHECK(rates("").preview->count == 60);
  CHECK(rates("").form->count == 120);
  CHECK(rates("rates: {refused: 1/1h}").refused->count == 1);
  CHECK(rates("rates: {preview: 2/1h}").preview->count == 2);
  CHECK(rates("rates: {form: 3/1h}").form->count == 3);
  CHECK_FALSE(rates("rates: {form: none}").form);
  CHECK_FALSE(rates("rates: none").refused);
  CHECK_FALSE(rates("rates: none").preview);
  CHECK_FALSE(rates("rates: none").form);
  CHECK(rates("").waiting_network == 20);
  CHECK(rates("").waiting_site == 10'000);
  CHECK(rates("rates: {waiting_network: 7}").waiting_network == 7);
  CHECK(rates("rates: {waiting_site: 7}").waiting_site == 7);
  CHECK_FALSE(rates("rates: {waiting_site: none}").waiting_site);
  CHECK_FALSE(rates("rates: none").waiting_network);
  CHECK_FALSE(rates("rates: none").waiting_site);
  for (const char* bad :
       {"rates: some", "rates: {address: 3}", "rates: {address: 0/1h}", "rates: {address: 3/1w}",
        "rates: {address: -1/1h}", "rates: {network: 1/1h}", "rates: {waiting_site: 0}",
        "rates: {waiting_network: 3/1h}", "rates: {waiting_network: -1}",
        "rates: {waiting_network: 99999999999999999999}",
        "rates: {address: 99999999999999999999/1h}", "rates: {address: {a: b}}",
        "rates: {address: 1/99999999999999d}"}) {
    CHECK_FALSE_MESSAGE(settings::parse_file("s.yaml", bad), bad);
  }
}

TEST_CASE("times and depths are checked") {
  CHECK(settings::parse_file("s.yaml", "edit_window: 2h")->edit_window == std::chrono::hours(2));
  CHECK(settings::parse_file("s.yaml", "edit_window: none")->edit_window.count() == 0);
  CHECK(settings::parse_file("s.yaml", "purge: {spam: 7d, held: none}")->purge.held.count() == 0);
  CHECK(settings::parse_file("s.yaml", "purge: {spam: 7d}")->purge.spam == std::chrono::days(7));
  CHECK_FALSE(settings::parse_file("s.yaml", "purge: 7d"));
  CHECK(settings::parse_file("s.yaml", "nesting: 0")->nesting == 0);
  for (const char* bad :
       {"edit_window: soon", "edit_window: 5", "edit_window: -5m", "edit_window: 0m", "nesting: 33",
        "nesting: -1", "nesting: x", "nesting: 3x", "nesting: [1, 2]"}) {
    CHECK_FALSE_MESSAGE(settings::parse_file("s.yaml", bad), bad);
  }
}

TEST_CASE("proxies are named by address or network") {
  const auto settings =
      settings::parse_file("s.yaml", "trusted_proxies: [127.0.0.1, \"10.0.0.0/8\", \"::1\"]");
  REQUIRE(settings);
  CHECK(settings->trusted_proxies.size() == 3);
  const auto wrong = settings::parse_file("s.yaml", "trusted_proxies: nginx");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.fault().message.starts_with("s.yaml:1:1: error: not an address \"nginx\""));
}
