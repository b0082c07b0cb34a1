using Tandem.Engine.Values;

namespace Tandem.Engine.Settlement;

/// <summary>Names of what is asked about bol's own invoices: the same thing is asked once.</summary>
internal static class SettlementQuestions
{
    /// <summary>It, or a line of it, cannot be read. Tried again later by itself, and over once it was read whole.</summary>
    public static string Unread(AccountId account, string invoiceId) => $"bol-invoice:{account.Value:N}:{invoiceId}";
}
