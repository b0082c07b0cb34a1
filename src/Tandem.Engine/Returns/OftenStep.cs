namespace Tandem.Engine.Returns;

/// <summary>What is to be done about how often an article comes back.</summary>
internal enum OftenStep
{
    /// <summary>Nothing is asked, or what is asked stays.</summary>
    Leave,

    /// <summary>It comes back unusually often: a person is asked why.</summary>
    Ask,

    /// <summary>It does so no more: what was asked, or seen, is over.</summary>
    End,
}

/// <summary>What was asked of an article before.</summary>
/// <param name="Over">It was over again; else it is open, or a person has seen it.</param>
/// <param name="Of">The figures that it was asked about.</param>
internal sealed record AskedOften(bool Over, ReturnSales Of);
