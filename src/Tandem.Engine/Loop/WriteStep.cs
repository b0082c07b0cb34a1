using Tandem.Engine.Writes;

namespace Tandem.Engine.Loop;

/// <summary>What a failure makes of a write.</summary>
/// <param name="DueAt">When it is taken up again; where it has ended, nobody looks at this.</param>
/// <param name="LeftBy">See <see cref="Intent.LeftBy"/>.</param>
/// <param name="Attempts">See <see cref="Intent.Attempts"/>.</param>
/// <param name="Refusals">See <see cref="Intent.Refusals"/>.</param>
/// <param name="Ask">A person is asked from now on, until it succeeds or ends.</param>
internal readonly record struct WriteStep(IntentState State, DateTimeOffset DueAt, DateTimeOffset? LeftBy, int Attempts,
    int Refusals, bool Ask);
