using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Vat;

/// <summary>How the meter stands, without VAT, all channels together as far as Tandem was told.</summary>
/// <param name="Level">70, 90 or 100 per cent is reached; 0: none of them, or it makes no difference.</param>
/// <param name="OptedIn">The seller chose to be taxed at destination from the first euro.</param>
/// <param name="AtDestination">VAT of the country of arrival is due now.</param>
public sealed record OssMeterReading(int Year, Money ThisYear, Money LastYear, Money Threshold, int Level, bool OptedIn,
    bool AtDestination);
