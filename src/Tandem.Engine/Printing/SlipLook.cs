namespace Tandem.Engine.Printing;

/// <summary>What a seller has put on every packing slip.</summary>
/// <param name="Sender">Who sends it, line by line; empty: nobody is named.</param>
/// <param name="ReturnText">What a customer should know about returning; empty: nothing.</param>
/// <param name="Logo">A PNG or JPEG (<see cref="SlipLogo"/>); null: none.</param>
public sealed record SlipLook(string Sender, string ReturnText, byte[]? Logo)
{
    /// <summary>The same for a customer who reads French; empty: <see cref="ReturnText"/>.</summary>
    public string FrenchReturnText { get; init; } = "";

    public static readonly SlipLook Plain = new("", "", null);

    /// <summary>Longest texts that are kept.</summary>
    public const int LongestSender = 300;
    public const int LongestReturnText = 1000;
}
