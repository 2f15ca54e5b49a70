# What the web server says: notices, and refusals of the rehearsal room. The rehearsal page's words are in public/rehearsal/.

web-product = Nhắc Việc
web-home = Back to the first page

web-running-title = Nhắc Việc is running
web-running-text = The service works. Write to the bot in Telegram or Zalo; type /trogiup to see what it can do.
web-not-found-title = There is no such page
web-not-found-text = The address may be mistyped, or the page has expired. Please check it.
web-not-allowed-title = The page does not take this request
web-not-allowed-text = The address is right, but it can't be opened in this way. Please try again from the first page.
web-failed-title = Something went wrong
web-failed-text = The fault is on the server, not yours; it has been recorded. Please try again in a few minutes.

web-rehearsal-foreign = This request comes from another site and was not taken.
web-rehearsal-malformed = The request could not be read. A message needs some text, 4,096 characters at most.
web-rehearsal-no-person = This person is not on the rehearsal's list. Please reload the page and choose again.
web-rehearsal-no-chat = This group was not found. Please reload the page and choose again.
