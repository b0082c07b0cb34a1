namespace Tandem.Engine.Printing;

/// <summary>In which language a packing slip speaks to the customer.</summary>
public enum SlipLanguage
{
    /// <summary>That of who prints it: of the customer's nothing is known.</summary>
    Reader,
    Dutch,
    French,
}
