namespace Tandem.Web.Pages;

/// <summary>What the reader chose: a theme (null: as the system has it) and one of several sellers (null: the first).</summary>
public sealed record Preferences(string? Theme, Guid? Seller);
