namespace Tandem.Engine.Values;

/// <summary>How far is counted what a page shows: "10,000+" says enough, and a hundred thousand take their time.</summary>
public static class CountedTo
{
    public const int Most = 10_000;

    /// <summary>The round number that <paramref name="count"/> goes beyond; null: it is small enough to be exact.</summary>
    public static int? Beyond(int count) => count > Most ? count / Most * Most : null;
}
