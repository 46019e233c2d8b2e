# Prints the addresses that Jekyll gives to the posts of a site, for each pattern of its `permalink`.
# usage: ruby jekyll.rb SITE TIMEZONE < patterns.json > addresses.json: {pattern: {file: address, not percent-encoded}}
require "jekyll"
require "json"

Jekyll.logger.log_level = :error
addresses = JSON.parse($stdin.read).to_h do |pattern|
  site = Jekyll::Site.new(Jekyll.configuration("source" => ARGV[0], "destination" => File.join(ARGV[0], "_site"), "permalink" => pattern,
                                               "disable_disk_cache" => true, "quiet" => true, "timezone" => ARGV[1]))
  site.read
  [pattern, site.posts.docs.to_h { |post| [File.basename(post.path), Jekyll::URL.unescape_path(post.url)] }]
end
puts JSON.generate(addresses)
