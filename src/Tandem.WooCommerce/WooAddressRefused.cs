namespace Tandem.WooCommerce;

/// <summary>A shop's name leads to no address that may be connected to (<see cref="WooConnect"/>).</summary>
public sealed class WooAddressRefused() : IOException("The shop's address leads to this machine or its network.")
{
    /// <summary>Whether a failure came of this.</summary>
    public static bool Explains(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
            if (failure is WooAddressRefused) return true;
        return false;
    }
}
