namespace Tandem.Engine.Invoices.Vat;

/// <summary>What VIES said of a VAT number. No answer is neither valid nor invalid.</summary>
internal abstract record ViesAnswer
{
    /// <param name="RequestId">The proof of asking, of a valid number whose asker named himself.</param>
    public sealed record Known(bool Valid, string? RequestId) : ViesAnswer;

    /// <param name="Why">VIES' own code, or one of ours where it gave none.</param>
    /// <param name="Again">Whether asking later can help.</param>
    public sealed record Unknown(string Why, bool Again) : ViesAnswer;
}
