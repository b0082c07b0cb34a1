using System.Runtime.InteropServices;
using HarfBuzzSharp;
using PdfSharp.Drawing;

namespace Tandem.Engine.Printing;

/// <summary>
/// Takes the outlines of signs from HarfBuzz: its library draws them (hb-draw.h, since 7.0), the package HarfBuzzSharp has no
/// managed call for it. One pen draws one sign.
/// </summary>
internal sealed class GlyphPen
{
    private const string Library = "libHarfBuzzSharp";
    private static readonly PointFunc OnMove = (_, pen, _, x, y, _) => Of(pen)
        .Add(StrokeKind.Move, default, default, new XPoint(x, y));
    private static readonly PointFunc OnLine = (_, pen, _, x, y, _) => Of(pen)
        .Add(StrokeKind.Line, default, default, new XPoint(x, y));
    private static readonly QuadraticFunc OnQuadratic = (_, pen, _, cx, cy, x, y, _) => Of(pen)
        .AddQuadratic(new XPoint(cx, cy), new XPoint(x, y));
    private static readonly CubicFunc OnCubic =
        (_, pen, _, ax, ay, bx, by, x, y, _) => Of(pen)
            .Add(StrokeKind.Curve, new XPoint(ax, ay), new XPoint(bx, by), new XPoint(x, y));
    private static readonly CloseFunc OnClose = (_, pen, _, _) => Of(pen).Close();
    private static readonly nint Functions = Make();

    private readonly List<Stroke> _strokes = [];
    private readonly double _unitsPerEm;
    private XPoint _at;

    private GlyphPen(double unitsPerEm) => _unitsPerEm = unitsPerEm;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void PointFunc(nint functions, nint data, nint state, float x, float y, nint user);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void QuadraticFunc(nint functions, nint data, nint state, float cx, float cy, float x, float y, nint user);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void CubicFunc(nint functions, nint data, nint state, float ax, float ay, float bx, float by, float x,
        float y, nint user);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void CloseFunc(nint functions, nint data, nint state, nint user);

    /// <returns>Empty for a sign without an outline.</returns>
    public static IReadOnlyList<Stroke> Draw(Font font, uint glyph, double unitsPerEm)
    {
        var pen = new GlyphPen(unitsPerEm);
        var handle = GCHandle.Alloc(pen);
        try
        {
            DrawGlyph(font.Handle, glyph, Functions, GCHandle.ToIntPtr(handle));
        }
        finally
        {
            handle.Free();
        }

        return pen._strokes;
    }

    private static GlyphPen Of(nint pen) => (GlyphPen)GCHandle.FromIntPtr(pen).Target!;

    private void Add(StrokeKind kind, XPoint first, XPoint second, XPoint to)
    {
        _strokes.Add(new Stroke(kind, Scaled(first), Scaled(second), Scaled(to)));
        _at = to;
    }

    private void Close() => Add(StrokeKind.Close, default, default, _at);

    /// <summary>PDF knows cubic curves alone.</summary>
    private void AddQuadratic(XPoint control, XPoint to)
    {
        XPoint Towards(XPoint from) => new(from.X + (2.0 / 3 * (control.X - from.X)), from.Y + (2.0 / 3 * (control.Y - from.Y)));
        Add(StrokeKind.Curve, Towards(_at), Towards(to), to);
    }

    private XPoint Scaled(XPoint point) => new(point.X / _unitsPerEm, point.Y / _unitsPerEm);

    private static nint Make()
    {
        var functions = CreateFunctions();
        SetMove(functions, Marshal.GetFunctionPointerForDelegate(OnMove), 0, 0);
        SetLine(functions, Marshal.GetFunctionPointerForDelegate(OnLine), 0, 0);
        SetQuadratic(functions, Marshal.GetFunctionPointerForDelegate(OnQuadratic), 0, 0);
        SetCubic(functions, Marshal.GetFunctionPointerForDelegate(OnCubic), 0, 0);
        SetClose(functions, Marshal.GetFunctionPointerForDelegate(OnClose), 0, 0);
        return functions;
    }

    [DllImport(Library, EntryPoint = "hb_draw_funcs_create", CallingConvention = CallingConvention.Cdecl)]
    private static extern nint CreateFunctions();

    [DllImport(Library, EntryPoint = "hb_draw_funcs_set_move_to_func", CallingConvention = CallingConvention.Cdecl)]
    private static extern void SetMove(nint functions, nint function, nint user, nint destroy);

    [DllImport(Library, EntryPoint = "hb_draw_funcs_set_line_to_func", CallingConvention = CallingConvention.Cdecl)]
    private static extern void SetLine(nint functions, nint function, nint user, nint destroy);

    [DllImport(Library, EntryPoint = "hb_draw_funcs_set_quadratic_to_func", CallingConvention = CallingConvention.Cdecl)]
    private static extern void SetQuadratic(nint functions, nint function, nint user, nint destroy);

    [DllImport(Library, EntryPoint = "hb_draw_funcs_set_cubic_to_func", CallingConvention = CallingConvention.Cdecl)]
    private static extern void SetCubic(nint functions, nint function, nint user, nint destroy);

    [DllImport(Library, EntryPoint = "hb_draw_funcs_set_close_path_func", CallingConvention = CallingConvention.Cdecl)]
    private static extern void SetClose(nint functions, nint function, nint user, nint destroy);

    [DllImport(Library, EntryPoint = "hb_font_draw_glyph", CallingConvention = CallingConvention.Cdecl)]
    private static extern void DrawGlyph(nint font, uint glyph, nint functions, nint data);
}
