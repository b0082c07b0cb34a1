using Tandem.Engine.Monitoring;
using Tandem.Engine.Shipments.Deadlines;
using Tandem.Engine.Values;

namespace Tandem.Engine.Pages;

/// <summary>What a seller should do now.</summary>
/// <param name="Count">Rows of the list at <paramref name="Path"/>.</param>
/// <param name="Word">What there is to do: <c>ship-today, ship, labels, print, cancellations, returns, tracking</c>.</param>
/// <param name="Until">How long there is for the most urgent one; null: no deadline.</param>
public sealed record ToDo(string Word, int Count, string Path, Countdown? Until = null);

/// <summary>Orders of one day.</summary>
public sealed record DayOfTrade(DateOnly Day, int AtBol, int InShop);

/// <summary>The first page that a seller sees.</summary>
/// <param name="Standing">What may be said of all in one sentence.</param>
/// <param name="Questions">What only a person can decide; at most a hundred: of orders and of the whole first, and of each the
/// oldest.</param>
/// <param name="QuestionCount">All that are open.</param>
/// <param name="FirstSteps">For a seller with nothing live: what is done, by its word, and what is not; else empty.</param>
public sealed record HomePage(
    StandingPage Standing, IReadOnlyList<ToDo> ToDo, IReadOnlyList<QuestionGroup> Questions, int QuestionCount, int OrdersToday,
    Money TurnoverToday, ProofOfMonth Proof, IReadOnlyList<ActivityRow> Events, IReadOnlyList<FirstStep> FirstSteps);

/// <summary>A step of setting up.</summary>
public sealed record FirstStep(string Word, bool Done, string Path);
