# What the command line says beside its results: faults, warnings, what became of a save.
fault-error = error: { $message }
fault-warning = warning: { $message }
fault-no-level = there is no level `{ $name }`.
fault-no-policy = there is no policy `{ $name }`.
fault-no-habits = there is no policy of the adversary `{ $name }`.
fault-no-assumptions = there is no assumption set `{ $name }`.
fault-no-disposition = there is no disposition `{ $name }`.
fault-no-figure = there is no figure of the model `{ $name }`.
fault-no-table = there is no table `{ $name }`.
fault-unknown = { $what } There are: { $known }
fault-unknown-near = { $what } Did you mean `{ $near }`? There are: { $known }
fault-no-file = there is no level `{ $name }`, and no file of that name
fault-file = { $path }: { $error }
fault-output = standard output: { $error }
fault-seat-taken = a game with a person at the table cannot be played by itself
fault-threads = the system gives no threads to play on: { $error }
fault-cancelled = cancelled
fault-no-field = the level has no field `{ $name }`; it has { $known }
fault-no-field-at = `{ $at }` has no `{ $name }`; it has { $known }
fault-no-number = `{ $path }` is { $found }: only a number can be turned
fault-sweep-form = a sweep is written NAME=A..B:STEPS, as in found=0.02..0.2:7 or axes.riga.hours=38..50:5, with 2 to { $most } steps
fault-which-type = `{ $name }` has a value for each type of capability: say which, as in `{ $name }.medium`
fault-one-value = `{ $name }` has one value, whatever the type of capability
fault-unknown-type = there is no type of capability `{ $name }`; there are none, light, medium and heavy
fault-impossible = `{ $name }` is { $value }; the rules can compute with { $low } to { $high }
warning-beyond = `{ $name }` from { $from } to { $to }; defensible is { $low } to { $high }
warning-overridden = `{ $name }` is { $path }, not the level that comes with the game
texts-left-out = your own texts are left out: { $why }
texts-unknown = there is no language “{ $language }”
texts-malformed = { $path }, line { $line }: { $reason }

window-unbuilt = built without a window (`cargo build` with the default features has one): the level is played by itself with the default policy

validate-nothing = there is no level (a file whose name ends with .ron) in what was named
validate-left-out = , { $count } left out
validate-checked = { $files ->
    [one] 1 file
   *[other] { $files } files
} checked{ $omitted }: { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
}

replay-torn = line { $line } was torn when the writing stopped, and is dropped
replay-rules = played under rules { $rules }; these are rules { $these }
replay-game = { $level }, seed { $seed }
replay-stands = hour { $hour } (day { $day }), { $end }, digest { $digest }
replay-over = over: { $outcome }
replay-not-over = not over
replay-agrees = { $count ->
    [one] 1 record agrees
   *[other] { $count } records agree
}
replay-agrees-asked = { $count ->
    [one] 1 record agrees
   *[other] { $count } records agree
}, minds asked again
replay-parts = { $count ->
    [one] 1 record agrees
   *[other] { $count } records agree
}, then the game parts from its record
replay-divergence = first divergence: { $divergence }
divergence-at = hour { $hour } (line { $line } of the journal): { $what }
divergence-digest = the digest differs in: { $parts }
divergence-parts = the digest names other parts than this game has
divergence-refused = { $side } cannot give the order “{ $order }”: { $why }
divergence-undo = { $side } takes back an order where none can be taken back
divergence-no-person = a person orders for { $side }, where a mind holds the seat
divergence-no-mind = a mind decides for { $side }, where a person holds the seat
divergence-endless = the game goes on for longer than any game lasts
divergence-orders = the journal has { $side } order “{ $recorded }”, its mind decides “{ $decided }”
divergence-nothing = nothing
divergence-ledger = their council reckons otherwise than its ledger says
divergence-past-the-end = the record goes on after the end of the game
divergence-outcome = the journal ends with “{ $recorded }”, the game with “{ $found }”
side-alliance = the alliance
side-adversary = the adversary
