namespace Tandem.Engine.Printing;

/// <summary>The fixed words on paper, in the reader's language.</summary>
/// <param name="Day">How a day is written.</param>
/// <param name="Problems">Above what could not be printed.</param>
public sealed record PrintWords(
    string Slip, string PickList, string Order, string ShopOrder, string DeliverBy, string Units, string Article, string Code, string Page, string Orders,
    Func<DateOnly, string> Day, string Problems, Func<PrintProblem, string> Problem);
