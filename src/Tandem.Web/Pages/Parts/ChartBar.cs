namespace Tandem.Web.Pages.Parts;

/// <summary>What a chart shows of one stretch of time: a bar for each of its series.</summary>
/// <param name="Name">As a person calls it: a day, a month.</param>
public sealed record ChartBar(string Name, IReadOnlyList<double> Values);

/// <summary>One of the things that a chart compares.</summary>
/// <param name="Tone">The classes of its bars: <c>of-bol</c>, <c>of-shop</c>; with <c>thought</c> what is not measured.</param>
/// <param name="Name">The head of its column.</param>
/// <param name="Key">What stands beside its colour, for example with its sum.</param>
public sealed record ChartSeries(string Tone, string Name, string Key);
