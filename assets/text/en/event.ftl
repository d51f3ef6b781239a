# What happened, one sentence each.
event-council-up = Their council met and stepped up: { $step }.
event-council-down = Their council met and stepped down: { $step }.
event-council-hold = Their council met and held: { $step }.
event-act-seen = { $act }.
event-dispatch-arrived = Dispatch: { $title }.
event-dispatch-answered = { $title }: you chose “{ $option }”.
event-dispatch-lapsed = { $title }: no answer, so “{ $option }” counted.
event-echo-heard = { $echo } { $truth }
event-access-built = { $access } is ours: an ear, and a weapon kept back.
event-build-failed = The work on { $access } came to nothing.
event-access-found = They found { $access }. The ear is silent.
event-access-patched = They patched { $access }.
event-signal-given = Signal given: { $manner }.
event-signal-shown = Signal given: { $manner } of { $access }.
event-provoked = They stood in garrison: the demonstration counts as an unprovoked attack.
event-bluff-called = They learned what we really hold, and it is less than they believed.
event-clue-found = Evidence on { $title }: it points to { $cause }.
event-clue-heard = Heard through our ear, on { $title }: it points to { $cause }. Not every voice may see this.
event-attributed = Named in public for { $title }: { $cause }.
event-vindicated = { $title }: it has come out that we named the right one.
event-disgraced = { $title }: it has come out that we named the wrong one.
event-declassified = { $title }: every voice has seen what we heard.
event-voice-won = { $ally } would say yes to Article 5 now.
event-voice-lost = { $ally } would no longer say yes to Article 5.
event-article-four = Article 4 is invoked: all voices sit at one table.
event-silence-tabled = A commitment to Article 5 lies under silence until the council.
event-silence-held = Nobody broke silence: the commitment stands until { $until }.
event-silence-broken = { $ally } broke silence.
event-backchannel = { $ally } carried a quiet word to the other side.
event-channel-leaked = The allies have heard of the back channel.
event-war-by-accident = A formation that held the word to attack has fired. The war begins by accident.
event-implant-found = They sat in { $link }; they are out.
event-link-hardened = { $link } is hardened: nothing comes in any more.
event-indicators-shared = The allies know what to look for: for some weeks they gain nothing in our network.
event-consulted = { $ally } was consulted.
event-off-ramp = { $ally } carried the offer of a way down.
event-brigade-departed = { $brigade } set out; in place { $arrives }.
event-brigade-arrived = { $brigade } is in place.
event-favour-won = { $ally } holds { $count ->
    [one] one more favour
   *[other] { $count } more favours
} for us.
event-favour-lost = { $ally } holds { $count ->
    [one] one favour less
   *[other] { $count } favours less
} for us.
event-hunted = Our hunters took { $hours } from them.
event-sent-ours = On its way: { $payload }.
event-sent-theirs = Seen on their network: { $payload }.
event-arrived-ours = { $node } has { $payload }.
event-arrived-theirs = Reached { $node } on their side: { $payload }.
event-lost = No receipt for { $payload }: the line died under it. It has to be given again.
event-headquarters-moves = { $node } packs and moves; it passes no orders until { $until }.
event-headquarters-moved = { $node } is up at its new place; what sat on the old one is void.
event-access-void = { $access }: the staff it worked through has moved; the way in has to be built anew.
event-doctrine = { $node } is cut off and { $doctrine }.
event-operation-worked = First report on { $weapon }: it took effect.
event-operation-failed = First report on { $weapon }: no effect seen.
event-damage-confirmed = Confirmed: { $weapon } took effect.
event-damage-denied = Confirmed: { $weapon } had no effect.
event-link-disrupted = Dark until { $until }: { $bearer } ({ $cause }).
event-link-restored = Works again: { $bearer }.
event-attack-launched = They attack.
event-pulse-began = Pulse { $number } begins.
event-column-answered = The column { $axis } answers: { $march }.
event-cable-laid = They laid field cable: { $link } is immune.
event-strike-shielded = They struck at { $link }; the shield held.
event-strike-worked = They struck at { $link }: { $hours } on our clock.
event-strike-failed = They struck at { $link } without effect.
event-intent-set = New intent on { $axis }: { $intent }.
event-objective-lost = { $objective } is lost.
event-line-closed = Our line has closed.
event-ended-clean = The crisis is over. They went home.
event-ended-armed = The crisis is over. They stay under arms.
event-ended-defended = The war is over. No objective was lost for good.
event-ended-partial = The war is over. An objective fell; the line stands.
event-ended-lost = It is lost.
